package dev.lingka.crash;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Replicas and the database are killed, frozen, or lose their connections. */
final class ProcessFaults {

    private static final Duration BETWEEN_KILLS = Duration.ofMillis(800);
    private static final Duration FROZEN = Duration.ofSeconds(30);
    /** Longer than anybody waits for a connection or an answer. */
    private static final Duration SWALLOWED = Duration.ofSeconds(10);

    private ProcessFaults() {}

    /** F1: one replica after the other at random moments; the killed one comes back before the next one goes. */
    static void killOneReplica(Scene scene, int times) {
        for (int i = 0; i < times; i++) {
            Replica victim = scene.cluster()
                    .replica(scene.random().nextInt(scene.cluster().replicas().size()));
            Pause.millis(scene.random().nextLong(2 * BETWEEN_KILLS.toMillis()));
            victim.kill();
            victim.start();
        }
        scene.tell("kills", times, "kills");
    }

    /** F2: no replica is left. */
    static void killAllReplicas(Scene scene) {
        scene.waitAbout(0.3);
        List<Replica> all = scene.cluster().replicas();
        all.forEach(Replica::kill);
        all.forEach(Replica::launch);
        all.forEach(Replica::awaitReady);
        scene.waitAbout(0.2);
    }

    /** F4: the postmaster and all backends, in the midst of commits. */
    static void killPostgres(Scene scene, int times) {
        for (int i = 0; i < times; i++) {
            scene.waitAbout(0.8 / times);
            scene.cluster().postgres().kill();
            Pause.millis(scene.random().nextLong(1_000));
            scene.cluster().postgres().restart();
        }
        scene.waitAbout(0.2);
        scene.tell("kills", times, "kills");
    }

    /** F5: backends of the application, by chance, five times a second. */
    static void terminateBackends(Scene scene) {
        Books books = scene.books();
        long end = System.nanoTime() + scene.length().toNanos();
        long terminated = 0;
        while (System.nanoTime() < end) {
            terminated += books.number(
                    """
                    select count(pg_terminate_backend(pid)) from (
                        select pid from pg_stat_activity where usename like 'lingka%' order by random() limit 1) victim""");
            Pause.millis(200);
        }
        scene.tell("terminated", terminated, "backends");
    }

    /** F6: neither answers nor errors for half a minute. */
    static void freezePostgres(Scene scene) {
        scene.waitAbout(0.1);
        scene.cluster().postgres().freeze();
        try {
            Pause.of(FROZEN);
        } finally {
            scene.cluster().postgres().thaw();
        }
        Pause.millis(2_000);
    }

    /** F7: the network to the database keeps, delays or cuts what is on its way; of one replica, then of all. */
    static void badDatabaseNetwork(Scene scene) {
        List<Proxy> networks = IntStream.range(0, scene.cluster().replicas().size())
                .mapToObj(scene.cluster()::databaseNetwork)
                .toList();
        for (Proxy.Mood mood : List.of(Proxy.Mood.SLOW, Proxy.Mood.CUT, Proxy.Mood.BLACK_HOLE)) {
            bad(scene, networks.subList(0, 1), mood);
            bad(scene, networks, mood);
        }
    }

    private static void bad(Scene scene, List<Proxy> networks, Proxy.Mood mood) {
        networks.forEach(network -> network.become(mood));
        try {
            if (mood == Proxy.Mood.BLACK_HOLE) {
                Pause.of(SWALLOWED);
            } else {
                scene.waitAbout(0.12);
            }
        } finally {
            networks.forEach(network -> network.become(Proxy.Mood.GOOD));
        }
        scene.waitAbout(0.04);
    }
}
