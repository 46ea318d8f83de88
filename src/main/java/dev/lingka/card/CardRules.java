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
import java.util.Locale;
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
        @NotEmpty @Size(max = 20) List<@NotNull @Valid Kind> kinds,
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

    /** What a new number of a card of this kind costs; 0 for a kind that is gone. */
    public long replacingFen(String code) {
        return kind(code).map(Kind::replacingFen).orElse(0L);
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
     * @param feeFen what the card costs once, when it is opened; absent for one that is free
     * @param firstRechargeFen the least that is put on it in the payment that opens it; absent for none
     * @param firstPurchaseFen given at the counter alone, with a sale of at least this; absent for none
     * @param document how many live cards one ID document gets; absent when none is asked for
     * @param perMember how many one person may ever have, one at a time; absent for as many as they like
     * @param reissueFeeFen what a new number costs; a loss report is free. Absent for nothing
     * @param term for how long its benefits last; absent for ever
     */
    public record Kind(
            @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String code,
            @NotNull @Valid Name name,
            @Min(0) Long balanceCapFen,
            Integer validDays,
            Boolean replaceable,
            Boolean transferable,
            Boolean refundable,
            @Valid Face face,
            @Min(1) @Max(Kind.NAMED_CARD_CAP_FEN) Long feeFen,
            @Min(1) @Max(Kind.NAMED_CARD_CAP_FEN) Long firstRechargeFen,
            @Min(1) @Max(100_000_000) Long firstPurchaseFen,
            @Valid DocumentRule document,
            @Min(1) @Max(100) Integer perMember,
            @Min(1) @Max(Kind.NAMED_CARD_CAP_FEN) Long reissueFeeFen,
            @Valid Term term) {

        /** The cap of the law for a named card: ¥5,000 (MOFCOM Order 2012 No. 9). */
        static final long NAMED_CARD_CAP_FEN = 500_000;

        public Kind {
            balanceCapFen = Objects.requireNonNullElse(balanceCapFen, NAMED_CARD_CAP_FEN);
            replaceable = Objects.requireNonNullElse(replaceable, true);
            transferable = Objects.requireNonNullElse(transferable, true);
            refundable = Objects.requireNonNullElse(refundable, true);
        }

        /** A kind that costs nothing and asks for nothing. */
        static Kind free(String code, Name name) {
            return new Kind(code, name, null, null, null, null, null, null, null, null, null, null, null, null, null);
        }

        /** What opening one costs; 0 for nothing. */
        public long openingFen() {
            return zero(feeFen);
        }

        /** What has to be put on it when it is opened; 0 for nothing. */
        public long startingFen() {
            return zero(firstRechargeFen);
        }

        /** What has to be bought before one is given; 0 for nothing. */
        public long purchaseFen() {
            return zero(firstPurchaseFen);
        }

        /** What a new number costs; 0 for nothing. */
        public long replacingFen() {
            return zero(reissueFeeFen);
        }

        /** What another term costs; 0 without a term. */
        public long renewingFen() {
            return term == null ? 0 : Objects.requireNonNullElse(term.renewFeeFen(), openingFen());
        }

        /** How one comes to it. */
        public Opening opensBy() {
            if (purchaseFen() > 0) {
                return Opening.COUNTER;
            }
            return openingFen() + startingFen() > 0 ? Opening.ORDER : Opening.JOINING;
        }

        private static long zero(Long fen) {
            return fen == null ? 0 : fen;
        }

        /** Whether money can be on it, so that the law's rules for prepaid cards hold. */
        boolean holdsValue() {
            return balanceCapFen > 0;
        }
    }

    /** How a card of a kind is had. */
    public enum Opening {
        JOINING,
        ORDER,
        COUNTER;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many live cards of the kind one ID document gets. */
    public record DocumentRule(@NotNull @Min(1) @Max(DocumentRule.MOST_PER_DOCUMENT) Integer cardsPerDocument) {

        /** As the check {@code card_document_place_check} has it. */
        static final int MOST_PER_DOCUMENT = 10;
    }

    /**
     * For how long a card of the kind gives benefits. Its money is spent and given back after it as before: the law
     * knows no term for that.
     *
     * @param noticeDays how many days before its last day the holder is told
     * @param renewFeeFen what another term costs; the card's fee unless said. Nothing renews itself
     */
    public record Term(
            @NotNull @Min(1) @Max(120) Integer months,
            @NotNull @Min(1) @Max(90) Integer noticeDays,
            @Min(1) @Max(Kind.NAMED_CARD_CAP_FEN) Long renewFeeFen) {}

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
