package dev.lingka.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A campaign on two replicas that are killed and frozen (I13); more rounds by {@code bench/crash --campaigns}. */
class CampaignReplicasIT {

    private static final int ROUNDS = 1;
    private static final int ROWS = 188;
    private static final int PHONES = 12;

    private static Cluster cluster;

    private final Figures figures = new Figures();

    @BeforeAll
    static void start() {
        cluster = Cluster.start(Scratch.folder(), 2, CampaignTrial.SETTINGS);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /** I13: who is told has each step once, wherever a replica was killed or frozen; who is left alone has nothing. */
    @Test
    void eachMemberGetsEachStepOnceWhateverIsKilledOrFrozen() {
        long seed = System.nanoTime() % 1_000_000;
        System.out.println("seed " + seed);

        CampaignTrial.run(cluster, new CampaignTrial.Plan(seed, ROUNDS, ROWS, PHONES), figures);

        assertThat(figures.missed()).isEmpty();
    }

    /** Without locks and keys the same witness must see I13 broken, or it would see nothing at all. */
    @Test
    void aNaiveCampaignBreaksI13AndIsSeen() {
        NaiveCampaign.prove(cluster, figures);

        assertThat(figures.missed()).isEmpty();
    }
}
