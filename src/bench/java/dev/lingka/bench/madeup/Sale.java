package dev.lingka.bench.madeup;

import java.util.List;

/**
 * One sale.
 *
 * @param day since 1970-01-01, in the stores' zone
 * @param minute of that day
 * @param store which of the merchant's stores
 * @param products one line for each, of one piece
 */
record Sale(int day, int minute, int store, List<Product> products) {

    long totalFen() {
        return products.stream().mapToLong(Product::priceFen).sum();
    }

    int hour() {
        return minute / 60;
    }
}
