package dev.lingka.bench.madeup;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One member's sales of one day. */
record Visit(int day, List<Sale> sales) {

    /** The sales come in the order of days. */
    static List<Visit> of(List<Sale> sales) {
        List<Visit> visits = new ArrayList<>();
        for (Sale sale : sales) {
            if (visits.isEmpty() || visits.get(visits.size() - 1).day() != sale.day()) {
                visits.add(new Visit(sale.day(), new ArrayList<>(2)));
            }
            visits.get(visits.size() - 1).sales().add(sale);
        }
        return visits;
    }

    long spendFen() {
        return sales.stream().mapToLong(Sale::totalFen).sum();
    }

    String hours() {
        return sales.stream().map(Sale::hour).sorted().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    String stores(List<String> all) {
        return sales.stream()
                .map(sale -> all.get(sale.store()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Each once, in order. */
    TreeSet<String> goods(Function<Product, String> code) {
        TreeSet<String> codes = new TreeSet<>();
        sales.forEach(sale -> sale.products().forEach(product -> codes.add(code.apply(product))));
        return codes;
    }
}
