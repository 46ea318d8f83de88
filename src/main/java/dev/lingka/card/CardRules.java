package dev.lingka.card;

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
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Card kinds and the guards around cards.
 *
 * @param kinds the first is the one that joining opens unless another is asked for
 * @param claimWaitHours how long value stays put after a new openid showed a known phone number
 * @param bindTriesPerDay wrong proofs that one card may bring for plastic cards on one day
 * @param bindTriesPerNumber wrong PINs after which a plastic number can be bound by staff alone
 * @param badScansPerWindow bad card codes after which a terminal is shut until its window ends
 * @param badScanWindowMinutes length of that window
 */
public record CardRules(
        @NotEmpty @Size(max = 20) @Valid List<@NotNull Kind> kinds,
        @Min(24) @Max(720) int claimWaitHours,
        @Min(1) @Max(20) int bindTriesPerDay,
        @Min(1) @Max(20) int bindTriesPerNumber,
        @Min(3) @Max(100) int badScansPerWindow,
        @Min(1) @Max(1440) int badScanWindowMinutes) {

    /** The kind that is asked for, or the first. */
    public Optional<Kind> kind(String code) {
        return kinds.stream()
                .filter(kind -> code == null || kind.code().equals(code))
                .findFirst();
    }

    /**
     * A kind of card. Cards are always in a person's name, so the law's rules for named cards hold.
     *
     * @param balanceCapFen the most that one may hold, principal and bonus together; the law's cap unless said
     * @param validDays must be left out: the value of a named card does not lapse
     * @param replaceable true unless said, and it may not be false: a named card that is lost is replaced
     * @param transferable true unless said; false only for a kind that holds no value: a clause that rules out the
     *     transfer of a prepaid card is void
     * @param refundable true unless said; false only for a kind that holds no value: a clause that rules out refunds is
     *     void
     * @param face how it looks
     */
    public record Kind(
            @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String code,
            @NotNull @Valid Name name,
            @Min(0) Long balanceCapFen,
            Integer validDays,
            Boolean replaceable,
            Boolean transferable,
            Boolean refundable,
            @Valid Face face) {

        /** The cap of the law for a named card: ¥5,000 (MOFCOM Order 2012 No. 9). */
        static final long NAMED_CARD_CAP_FEN = 500_000;

        public Kind {
            balanceCapFen = Objects.requireNonNullElse(balanceCapFen, NAMED_CARD_CAP_FEN);
            replaceable = Objects.requireNonNullElse(replaceable, true);
            transferable = Objects.requireNonNullElse(transferable, true);
            refundable = Objects.requireNonNullElse(refundable, true);
        }

        /** Whether money can be on it, so that the law's rules for prepaid cards hold. */
        boolean holdsValue() {
            return balanceCapFen > 0;
        }
    }

    /** A name in both languages. */
    public record Name(@NotBlank @Size(max = 40) String zh, @NotBlank @Size(max = 40) String en) {}

    /**
     * A card's design.
     *
     * @param imageUrl picture behind it; null for colour alone
     */
    public record Face(
            @Pattern(regexp = "#[0-9A-Fa-f]{6}") @Schema(nullable = true) String brand,
            @Pattern(regexp = "https://\\S{1,200}") @Schema(nullable = true) String imageUrl) {}
}
