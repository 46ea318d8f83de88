package dev.lingka.reward.commission;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.OptionalLong;

/**
 * What staff earn: the section {@code commissions} of the programme.
 *
 * @param cards for each card that was opened through a staff member's code
 * @param recharge a share of recharges; null for none
 * @param takeBackDays so many days after, a refund or the closing of the card takes it back; 0 for the same day alone
 */
public record CommissionRules(
        @NotNull @Size(max = 20) List<@NotNull @Valid CardCommission> cards,
        @Valid RechargeCommission recharge,
        @Min(0) @Max(366) int takeBackDays) {

    private static final long WHOLE = 10_000;

    public CommissionRules {
        cards = cards == null ? null : List.copyOf(cards);
    }

    /**
     * For one card of a kind.
     *
     * @param kind code of a card kind
     */
    public record CardCommission(@NotBlank @Size(max = 40) String kind, @Min(1) @Max(10_000_000) long fen) {}

    /**
     * Of each recharge, for who took it at the counter, else for whose code brought the card.
     *
     * @param basisPoints of what was paid in, 100 is one in a hundred; rounded down to the fen
     * @param minimumFen smaller recharges earn nothing; null for any
     */
    public record RechargeCommission(@Min(1) @Max(10_000) int basisPoints, @Min(1) @Max(100_000_000) Long minimumFen) {}

    /** Of a recharge of so much, in fen; 0 where it earns nothing. SQL: {@code commission_earn}. */
    public long fenOfRecharge(long paidFen) {
        boolean earns = recharge != null && (recharge.minimumFen() == null || paidFen >= recharge.minimumFen());
        return earns ? paidFen * recharge.basisPoints() / WHOLE : 0;
    }

    /** For a card of this kind; empty where it earns nothing. */
    OptionalLong fenOf(String kind) {
        return cards.stream()
                .filter(card -> card.kind().equals(kind))
                .mapToLong(CardCommission::fen)
                .findFirst();
    }
}
