package dev.lingka.card.conduct;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The house rules.
 *
 * @param rules what members must keep to; without any no measure can be taken
 * @param noticeDays between telling a member that the membership is cancelled and the end of it; 0 ends it at once
 * @param decisionDays within which somebody must decide an appeal; afterwards the measure is lifted
 * @param principal what becomes of the money on the cards of a cancelled membership; only {@code paid_back} is allowed
 */
public record ConductRules(
        @NotNull @Size(max = 100) List<@NotNull @Valid Rule> rules,
        @Min(0) @Max(90) int noticeDays,
        @Min(1) @Max(60) int decisionDays,
        @NotNull Principal principal) {

    /** The rule of that code. */
    public Optional<Rule> rule(String code) {
        return rules.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }

    /**
     * One written rule.
     *
     * @param text what a member must keep to, as the rule book shows it
     * @param measures what may be done about a breach
     * @param appealDays within which the member may appeal, counted from being told
     * @param freezeDays how long a freeze under this rule lasts; 30 unless said
     */
    public record Rule(
            @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String code,
            @NotNull @Valid LocalizedText text,
            @NotEmpty @Size(max = 3) List<@NotNull MeasureKind> measures,
            @Min(1) @Max(90) int appealDays,
            @Min(1) @Max(365) Integer freezeDays) {

        /** Long enough to settle what happened, and no money is out of reach for ever. */
        private static final int FREEZE_DAYS = 30;

        public Rule {
            freezeDays = Objects.requireNonNullElse(freezeDays, FREEZE_DAYS);
        }

        public boolean allows(MeasureKind kind) {
            return measures.contains(kind);
        }
    }

    /**
     * What becomes of a cancelled member's principal. A document that forfeits it can be read, so that it can be
     * refused with the reason.
     */
    public enum Principal {
        @JsonProperty("paid_back")
        PAID_BACK,
        @JsonProperty("forfeited")
        FORFEITED
    }
}
