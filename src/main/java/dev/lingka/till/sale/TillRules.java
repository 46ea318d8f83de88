package dev.lingka.till.sale;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

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
 */
public record TillRules(
        @NotNull @Pattern(regexp = "principal_first|bonus_first|proportional") String splitRule,
        @Min(0) @Max(Tender.MAX_FEN) long confirmAboveFen,
        @Min(30) @Max(900) int confirmWithinSeconds,
        @Min(1) @Max(Tender.MAX_FEN) long saleMaxFen,
        @Min(0) @Max(Tender.MAX_FEN) long refundApprovalAboveFen) {}
