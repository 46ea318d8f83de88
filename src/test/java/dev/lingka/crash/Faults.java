package dev.lingka.crash;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The faults by their names in {@code docs/reliability.md}. */
final class Faults {

    /** Those of the build: all of them together on one cluster, in a few minutes. */
    static final List<String> SHORT = List.of("F1", "F2", "F4", "F5", "F10", "F12", "F14");

    private static final int KILLS = 20;
    private static final int KILLS_IN_SHORT = 2;
    private static final int DATABASE_KILLS = 3;
    private static final Map<String, Fault> ALL = all(KILLS, DATABASE_KILLS);
    private static final Map<String, Fault> COMPRESSED = all(KILLS_IN_SHORT, 1);

    /** The full set; akin ones share a market, so that a quarter of an hour is enough on two cores. */
    private static final List<List<String>> FULL = List.of(
            List.of("F1"),
            List.of("F2", "F4", "F5"),
            List.of("F3"),
            List.of("F6", "F7", "F8", "F9"),
            List.of("F10", "F20"),
            List.of("F11", "F12", "F13"),
            List.of("F14", "F17"),
            List.of("F15"),
            List.of("F15-month"));

    /** Those that want a third replica. */
    private static final List<String> THREE = List.of("F16");

    private Faults() {}

    /** Those on one market each that two replicas are enough for; the named ones, or all. */
    static List<List<String>> ofTwo(List<String> names) {
        return names.isEmpty() ? FULL : alone(names, name -> !THREE.contains(name));
    }

    static List<List<String>> ofThree(List<String> names) {
        return alone(names.isEmpty() ? THREE : names, THREE::contains);
    }

    private static List<List<String>> alone(List<String> names, Predicate<String> fit) {
        return names.stream().filter(fit).map(List::of).toList();
    }

    static Fault named(String name) {
        return find(ALL, name);
    }

    /** The same with fewer repetitions. */
    static Fault compressed(String name) {
        return find(COMPRESSED, name);
    }

    private static Fault find(Map<String, Fault> faults, String name) {
        Fault fault = faults.get(name);
        if (fault == null) {
            throw new IllegalArgumentException("there is no fault " + name + "; there are " + ALL.keySet());
        }
        return fault;
    }

    private static Map<String, Fault> all(int kills, int databaseKills) {
        Map<String, Fault> all = new LinkedHashMap<>();
        all.put("F1", scene -> ProcessFaults.killOneReplica(scene, kills));
        all.put("F2", ProcessFaults::killAllReplicas);
        all.put("F3", RolloutFault::rollOut);
        all.put("F4", scene -> ProcessFaults.killPostgres(scene, databaseKills));
        all.put("F5", ProcessFaults::terminateBackends);
        all.put("F6", ProcessFaults::freezePostgres);
        all.put("F7", ProcessFaults::badDatabaseNetwork);
        all.put("F8", LockFaults::hotRowAndExhaustedPool);
        all.put("F9", LockFaults::oppositeOrder);
        all.put("F10", RedisFaults::all);
        all.put("F11", WechatFaults::badAnswers);
        all.put("F12", WechatFaults::oddNotices);
        all.put("F13", WechatFaults::forgedNotices);
        all.put("F14", scene -> WechatFaults.crashAfterRefund(scene, databaseKills));
        all.put("F15", ClockFaults::wrongClock);
        all.put("F15-month", new MonthEnd());
        all.put("F16", LeaderFault::freezePastLease);
        all.put("F17", scene -> WechatFaults.crashAfterSend(scene, databaseKills));
        all.put("F20", IdentityFault::awayAndRotated);
        return all;
    }

    /** The only one that begins before its market opens. */
    private static final class MonthEnd implements Fault {
        @Override
        public void before(Cluster cluster) {
            ClockFaults.shortlyBeforeMonthEnd(cluster);
        }

        @Override
        public void strike(Scene scene) {
            ClockFaults.throughMonthEnd(scene);
        }

        @Override
        public void after(Cluster cluster) {
            ClockFaults.backToRealTime(cluster);
        }
    }
}
