package dev.lingka.crash;

import dev.lingka.story.QueueOnTwoReplicas;
import org.junit.jupiter.api.Test;

/** The queue of one store on two packaged replicas that hear of each other by Redis, while there is one. */
class QueueReplicasIT {

    @Test
    void aCallIsSeenOnTheOtherReplicaWhateverHappensToRedis() {
        try (Cluster cluster = Cluster.start(Scratch.folder(), 2)) {
            QueueOnTwoReplicas.play(
                    cluster.world(),
                    cluster.replica(1).address(),
                    new QueueOnTwoReplicas.Faults(
                            by -> ClockFaults.shift(cluster, by),
                            () -> cluster.redis().command("FLUSHALL"),
                            () -> cluster.redis().kill(),
                            () -> cluster.redis().restart(),
                            () -> cluster.replica(0).kill()));
        }
    }
}
