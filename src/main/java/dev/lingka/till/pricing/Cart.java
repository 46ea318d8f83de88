package dev.lingka.till.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is bought, line by line, and what of each line is still to be paid. */
final class Cart {

    private final List<Item> items = new ArrayList<>();

    /** One line; its due amount falls as effects are taken. */
    static final class Item {
        private final String sku;
        private final String name;
        private final String productClass;
        private final BigDecimal quantity;
        private final long listFen;
        private long dueFen;
        private boolean atMemberPrice;

        private Item(String sku, String name, String productClass, BigDecimal quantity, long listFen) {
            this.sku = sku;
            this.name = name;
            this.productClass = productClass;
            this.quantity = quantity;
            this.listFen = listFen;
            dueFen = listFen;
        }

        String sku() {
            return sku;
        }

        String name() {
            return name;
        }

        String productClass() {
            return productClass;
        }

        BigDecimal quantity() {
            return quantity;
        }

        long dueFen() {
            return dueFen;
        }

        long discountFen() {
            return listFen - dueFen;
        }

        boolean isAtMemberPrice() {
            return atMemberPrice;
        }

        /** Sells it at a price of its own; part of a fen is the member's. Answers by how much that is cheaper. */
        long sellAt(long unitFen) {
            long price = BigDecimal.valueOf(unitFen)
                    .multiply(quantity)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
            long off = Math.max(0, dueFen - price);
            dueFen -= off;
            atMemberPrice |= off > 0;
            return off;
        }

        /** Takes a share off; part of a fen is the member's. */
        private long payOnly(int basisPoints) {
            long off = dueFen - dueFen * basisPoints / PricingRules.WHOLE;
            dueFen -= off;
            return off;
        }
    }

    void add(String sku, String name, String productClass, BigDecimal quantity, long listFen) {
        items.add(new Item(sku, name, productClass, quantity, listFen));
    }

    List<Item> items() {
        return items;
    }

    long dueFen() {
        return items.stream().mapToLong(Item::dueFen).sum();
    }

    /** Takes a share off each line that fits; answers the sum. */
    long payOnly(int basisPoints, Predicate<Item> fits) {
        return items.stream()
                .filter(fits)
                .mapToLong(item -> item.payOnly(basisPoints))
                .sum();
    }

    /**
     * Takes an amount off lines, in proportion to what is due on each, to the fen.
     *
     * @param fen not more than is due on them
     * @param lines indexes; all of them when empty
     */
    void take(long fen, List<Integer> lines) {
        List<Item> shared =
                lines.isEmpty() ? items : lines.stream().map(items::get).toList();
        long due = shared.stream().mapToLong(Item::dueFen).sum();
        if (fen > due) {
            throw new IllegalArgumentException("more is taken off than is due");
        }
        long before = 0;
        long given = 0;
        for (Item item : shared) {
            before += item.dueFen;
            long upTo = due == 0 ? 0 : Math.multiplyExact(fen, before) / due;
            item.dueFen -= upTo - given;
            given = upTo;
        }
    }
}
