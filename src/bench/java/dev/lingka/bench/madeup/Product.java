package dev.lingka.bench.madeup;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is sold. Few products are bought by many: the n-th half as often as the n/2-th. */
record Product(String sku, String name, String productClass, long priceFen) {

    private static final List<String> CLASSES = List.of("milk-tea", "fruit-tea", "coffee", "snack", "meal");
    private static final int MANY = 40;
    private static final long CHEAPEST_FEN = 900;
    private static final long STEP_FEN = 150;

    static final List<Product> ALL = all();

    /** Any product, the first ones more often. */
    static Product any(RandomGenerator random) {
        return ALL.get((int) Math.min(MANY - 1, Math.exp(random.nextDouble() * Math.log(MANY + 1)) - 1));
    }

    private static List<Product> all() {
        List<Product> products = new ArrayList<>(MANY);
        for (int i = 0; i < MANY; i++) {
            String number = String.valueOf(i / 10) + i % 10;
            products.add(new Product(
                    "sku-" + number, "商品" + number, CLASSES.get(i % CLASSES.size()), CHEAPEST_FEN + i * STEP_FEN));
        }
        return List.copyOf(products);
    }
}
