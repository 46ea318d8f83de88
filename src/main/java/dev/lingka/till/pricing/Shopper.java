package dev.lingka.till.pricing;

import dev.lingka.tier.Standing;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Who buys, as far as the price asks.
 *
 * @param cardKind by which rates may differ
 * @param day the business day in the store's zone
 * @param hasBenefits false once the card's term is over: they pay list prices and earn no points
 * @param born the birthday; null when it is not told or no rule asks for it
 */
record Shopper(UUID memberId, String cardKind, Standing standing, LocalDate day, LocalDate born, boolean hasBenefits) {}
