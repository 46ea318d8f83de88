package dev.lingka.card.join;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;

/** Where a join code hangs, or who shows it. */
public enum JoinSource {
    @JsonProperty("poster")
    POSTER,
    @JsonProperty("table")
    TABLE,
    @JsonProperty("receipt")
    RECEIPT,
    @JsonProperty("staff")
    STAFF,
    @JsonProperty("friend")
    FRIEND;

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<JoinSource> {

        Text() {
            super(JoinSource.class);
        }
    }
}
