package dev.lingka.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Where a fault strikes, while the load goes on.
 *
 * @param length about how long it may go on
 * @param expectedSuspense kinds of payments that the fault itself made unfit, so that they must lie in suspense
 */
record Scene(
        String name,
        Cluster cluster,
        Market market,
        Client client,
        Errands errands,
        Random random,
        Duration length,
        List<String> expectedSuspense,
        Findings findings,
        Figures figures) {

    Scene of(String fault, Random itsRandom) {
        return new Scene(
                fault, cluster, market, client, errands, itsRandom, length, expectedSuspense, findings, figures);
    }

    static Scene open(
            Cluster cluster,
            Market market,
            Client client,
            Errands errands,
            Duration length,
            Findings findings,
            Figures figures) {
        return new Scene(
                "", cluster, market, client, errands, new Random(0), length, new ArrayList<>(), findings, figures);
    }

    Books books() {
        return new Books(cluster.postgres());
    }

    /** Waits a part of the length, by chance between half and one and a half of it. */
    void waitAbout(double share) {
        Pause.millis((long) (length.toMillis() * share * (0.5 + random.nextDouble())));
    }

    /** A figure of this fault. */
    void tell(String what, long value, String unit) {
        figures.tell(name + "." + what, value, unit);
    }
}
