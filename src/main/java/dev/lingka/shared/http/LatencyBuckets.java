package dev.lingka.shared.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** Requests are counted by how long they took, so that a p99 over all replicas can be told. Each step is a row. */
@Singleton
class LatencyBuckets {

    private static final String REQUESTS = "http.server.requests";

    private static final double[] STEPS = nanos(
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(2500),
            Duration.ofSeconds(5));

    @Produces
    @Singleton
    MeterFilter buckets() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig given) {
                return REQUESTS.equals(id.getName()) ? stepped().merge(given) : given;
            }
        };
    }

    private static DistributionStatisticConfig stepped() {
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(STEPS)
                .build();
    }

    private static double[] nanos(Duration... steps) {
        return Stream.of(steps).mapToDouble(Duration::toNanos).toArray();
    }
}
