package dev.lingka.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.staff.StaffRole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Something that a merchant asks its members beside the profile, without code.
 *
 * @param options what can be chosen; for a choice alone
 * @param ask when; later unless said. In a group, {@code ask}, {@code purpose}, {@code consent} and {@code visibleTo}
 *     are the group's and are left out here
 * @param required at joining: no card without it. In a group: every one of the group has it
 * @param purpose what it is for, told to the member (Personal Information Protection Law, art. 17)
 * @param consent what has to be agreed to before it is kept; none beyond the terms unless said
 * @param visibleTo roles of staff who may read it; nobody unless said
 * @param least of a number
 * @param greatest of a number
 */
public record OwnField(
        @NotNull @Pattern(regexp = CODE) String code,
        @NotNull @Valid LocalizedText name,
        @NotNull Type type,
        @Size(max = 50) List<@NotNull @Valid Option> options,
        Ask ask,
        Boolean required,
        @Valid LocalizedText purpose,
        ConsentNeed consent,
        Set<@NotNull StaffRole> visibleTo,
        Long least,
        Long greatest) {

    /** How fields and groups are named. */
    public static final String CODE = "[a-z][a-z0-9_]{0,39}";

    public OwnField {
        options = options == null ? List.of() : List.copyOf(options);
        ask = Objects.requireNonNullElse(ask, Ask.LATER);
        required = Boolean.TRUE.equals(required);
        consent = Objects.requireNonNullElse(consent, ConsentNeed.NONE);
        visibleTo = StaffRole.inOrder(visibleTo);
    }

    /** Whether nobody gets a card without it. */
    public boolean isNeededToJoin() {
        return ask == Ask.JOIN && required;
    }

    /** One answer of a choice. */
    public record Option(@NotNull @Pattern(regexp = CODE) String code, @NotNull @Valid LocalizedText name) {}

    /** What an answer is. */
    public enum Type {
        /** At most 200 characters. */
        @JsonProperty("text")
        TEXT,
        /** A whole number. */
        @JsonProperty("number")
        NUMBER,
        /** As in 2026-01-31. */
        @JsonProperty("date")
        DATE,
        /** As in 2026-01: of children no more than this is asked. */
        @JsonProperty("month")
        MONTH,
        /** The code of one option. */
        @JsonProperty("choice")
        CHOICE,
        @JsonProperty("yes_no")
        YES_NO
    }

    /** When the member is asked. */
    public enum Ask {
        @JsonProperty("join")
        JOIN,
        @JsonProperty("later")
        LATER
    }

    /** What has to be agreed to before an answer is kept, and without which it goes. */
    public enum ConsentNeed {
        /** The terms and the privacy notice are enough. */
        @JsonProperty("none")
        NONE,
        @JsonProperty("marketing")
        MARKETING,
        /** Of a guardian, for data of children under 14 (Personal Information Protection Law, art. 31). */
        @JsonProperty("guardian")
        GUARDIAN
    }
}
