package dev.lingka.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Collectors;

/** F8: a row that many want is held, and then one that all want, until the pools are exhausted. F9: opposite orders. */
final class LockFaults {

    private static final Duration HELD = Duration.ofSeconds(10);

    /** In which a charge comes by. */
    private static final Duration MET = Duration.ofMillis(500);

    private static final int DEADLOCKS_AT_LEAST = 2;
    private static final String DEADLOCK = "40P01";

    private LockFaults() {}

    static void hotRowAndExhaustedPool(Scene scene) {
        Guest hot = scene.market().guests().any(scene.random());
        hold(scene, "select from card where id = '" + hot.cardId() + "' for update");
        scene.waitAbout(0.2);
        hold(scene, "lock table idempotency in exclusive mode");
        scene.waitAbout(0.2);
    }

    /**
     * Accounts are locked before their cards, again and again, while charges lock them the other way round. Who gives
     * way is by turns this connection and the application.
     */
    static void oppositeOrder(Scene scene) {
        long before = deadlocks(scene);
        long end = System.nanoTime() + scene.length().toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            lockBackwards(scene, i % 2 == 0 ? "100ms" : "5s");
            Pause.of(MET);
        }
        scene.figures()
                .atLeast(scene.name() + ".deadlocks", deadlocks(scene) - before, "deadlocks", DEADLOCKS_AT_LEAST);
    }

    private static void lockBackwards(Scene scene, String patience) {
        String cards = scene.market().guests().all().stream()
                .map(guest -> "'" + guest.cardId() + "'")
                .collect(Collectors.joining(", "));
        try (Connection connection = scene.cluster().postgres().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local deadlock_timeout = '" + patience + "'");
            statement.execute("select from ledger_account where holder_id in (" + cards
                    + ") order by holder_id, asset for update");
            Pause.of(MET);
            statement.execute("select from card where id in (" + cards + ") order by id for update");
            connection.rollback();
        } catch (SQLException e) {
            if (!DEADLOCK.equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static long deadlocks(Scene scene) {
        return scene.books().number("select deadlocks from pg_stat_database where datname = current_database()");
    }

    private static void hold(Scene scene, String lock) {
        try (Connection connection = scene.cluster().postgres().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lock);
            Pause.of(HELD.compareTo(scene.length()) < 0 ? HELD : scene.length());
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
