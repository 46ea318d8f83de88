package dev.lingka.recharge.bill;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what WeChat's bills and our books do not agree on. All kinds are there at once: an alert sees a rise. */
@Startup
@ApplicationScoped
class BillDifferences {

    /** As the table of differences knows them. */
    private static final List<String> KINDS = List.of(
            "MISSING_HERE", "MISSING_THERE", "AMOUNT_DIFFERS", "NOT_SETTLED_HERE", "FEE_DIFFERS", "LISTED_TWICE");

    private final Map<String, Counter> counts;

    BillDifferences(MeterRegistry meters) {
        counts = KINDS.stream()
                .collect(Collectors.toMap(
                        Function.identity(), kind -> meters.counter("lingka_bill_differences", "kind", kind)));
    }

    void count(String kind) {
        counts.get(kind).increment();
    }
}
