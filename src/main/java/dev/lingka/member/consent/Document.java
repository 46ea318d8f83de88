package dev.lingka.member.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.member.MemberRules;
import dev.lingka.shared.database.EnumText;
import jakarta.persistence.Converter;
import java.util.Locale;

/** What a person can agree to. */
public enum Document {
    @JsonProperty("terms")
    TERMS,
    @JsonProperty("privacy")
    PRIVACY,
    /** Never needed for a card (Personal Information Protection Law, art. 16). */
    @JsonProperty("marketing")
    MARKETING,
    /** A guardian's, for data of children under 14 (Personal Information Protection Law, art. 31). */
    @JsonProperty("guardian")
    GUARDIAN,
    /** Given with a recharge order, kept here too. */
    @JsonProperty("recharge")
    RECHARGE;

    /** The version in force, or null for what the section {@code member} does not know. */
    public String versionIn(MemberRules rules) {
        return switch (this) {
            case TERMS -> rules.termsVersion();
            case PRIVACY -> rules.privacyVersion();
            case MARKETING -> rules.marketingVersion();
            case GUARDIAN -> rules.guardianVersion();
            case RECHARGE -> null;
        };
    }

    /** As in the table and in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in the table. */
    @Converter(autoApply = true)
    static class Text extends EnumText<Document> {

        Text() {
            super(Document.class);
        }
    }
}
