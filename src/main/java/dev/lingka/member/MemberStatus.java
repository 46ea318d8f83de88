package dev.lingka.member;

import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;

/** What became of a person's record. */
public enum MemberStatus {
    ACTIVE,
    /** Proven to be somebody else's second record; points to that one. */
    MERGED,
    /** Forgotten on request; a pseudonym for the books. */
    DELETED;

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<MemberStatus> {

        Text() {
            super(MemberStatus.class);
        }
    }
}
