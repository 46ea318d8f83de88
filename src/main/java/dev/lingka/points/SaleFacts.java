package dev.lingka.points;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a sale was, as far as points ask.
 *
 * @param cardKind null for a member without a card
 * @param tierPointsBasisPoints what the tier multiplies points by; 10000 is once
 * @param businessDay of the store
 * @param paidFen what the customer pays after all discounts and points as cash
 * @param lines the parts of {@code paidFen} by class; what they leave over has no class, and there may be none
 */
public record SaleFacts(
        String cardKind,
        String tier,
        int tierPointsBasisPoints,
        UUID storeId,
        LocalDate businessDay,
        long paidFen,
        List<Line> lines) {

    public SaleFacts {
        lines = List.copyOf(lines);
    }

    /** Goods of one class; the class is null for goods without one. */
    public record Line(String productClass, long paidFen) {}
}
