package dev.lingka.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short set, in every build: faults one after the other on one cluster of two packaged replicas. */
class CrashIT {

    @Test
    void nothingIsLostDuplicatedOrMadeUpAndEveryInvariantHolds() {
        assertThat(CrashBench.shortSet()).isTrue();
    }
}
