package dev.lingka.recharge;

/**
 * What somebody wants to put on a card: one of the offers, or an amount.
 *
 * @param termsVersion the recharge terms that the payer accepts by it
 */
public record Wish(String offerCode, Long amountFen, String termsVersion) {}
