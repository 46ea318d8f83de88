package dev.lingka.till.sale;

import dev.lingka.merchant.staff.StaffActor;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigInteger;
import java.util.Map;

/**
 * How the till takes and gives back.
 *
 * @param splitRule how a wallet payment is split: {@code principal_first}, {@code bonus_first} or {@code proportional}
 *     (by the two balances; the odd fen falls on bonus)
 * @param confirmAboveFen a scanned code alone pays up to this much stored value; above it the member confirms on the
 *     phone
 * @param confirmWithinSeconds after which an unanswered request lapses
 * @param saleMaxFen the most that one sale may come to: stops a slip of the finger
 * @param refundApprovalAboveFen refunds of one sale that together pass this need a second person
 * @param refundPerDayFen by role or {@code terminal}: what one of them gives back on one business day without a second
 *     person; a role that is not named has no such limit
 */
public record TillRules(
        @NotNull @Pattern(regexp = "principal_first|bonus_first|proportional") String splitRule,
        @Min(0) @Max(Tender.MAX_FEN) long confirmAboveFen,
        @Min(30) @Max(900) int confirmWithinSeconds,
        @Min(1) @Max(Tender.MAX_FEN) long saleMaxFen,
        @Min(0) @Max(Tender.MAX_FEN) long refundApprovalAboveFen,
        @Size(max = 8)
                Map<
                                @NotNull @Pattern(regexp = "terminal|owner|manager|cashier|finance") String,
                                @NotNull @Min(0) @Max(Tender.MAX_FEN) Long>
                        refundPerDayFen) {

    public TillRules {
        refundPerDayFen = refundPerDayFen == null ? Map.of() : Map.copyOf(refundPerDayFen);
    }

    /** How much of a wallet payment principal carries, in fen; bonus carries the rest. SQL: {@code till_split}. */
    public long principalOf(long walletFen, long principalFen, long bonusFen) {
        return switch (splitRule) {
            case "principal_first" -> Math.min(walletFen, principalFen);
            case "bonus_first" -> walletFen - Math.min(walletFen, bonusFen);
            default ->
                walletFen == 0
                        ? 0
                        : BigInteger.valueOf(walletFen)
                                .multiply(BigInteger.valueOf(principalFen))
                                .divide(BigInteger.valueOf(principalFen + bonusFen))
                                .longValueExact();
        };
    }

    /** What this one may give back in a day alone, in fen; null without a limit. */
    public Long refundPerDayFen(StaffActor by) {
        return refundPerDayFen.get(by.isTerminal() ? "terminal" : by.role().text());
    }
}
