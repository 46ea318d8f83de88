package dev.lingka.member;

import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;

/** Whether a person has joined. */
public enum MemberKind {
    /** An openid without a card. */
    GUEST,
    MEMBER;

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<MemberKind> {

        Text() {
            super(MemberKind.class);
        }
    }
}
