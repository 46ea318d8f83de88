package dev.lingka.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** F8: a row that many want is held, and then one that all want, until the pools are exhausted. F9: opposite orders. */
final class LockFaults {

    private static final Duration HELD = Duration.ofSeconds(10);

    private LockFaults() {}

    static void hotRowAndExhaustedPool(Scene scene) {
        Guest hot = scene.market().guests().any(scene.random());
        hold(scene, "select from card where id = '" + hot.cardId() + "' for update");
        scene.waitAbout(0.2);
        hold(scene, "lock table idempotency in exclusive mode");
        scene.waitAbout(0.2);
    }

    /** Two cards locked in the order that is not ours, again and again, while both are charged. */
    static void oppositeOrder(Scene scene) {
        long end = System.nanoTime() + scene.length().toNanos();
        while (System.nanoTime() < end) {
            String one = scene.market().guests().any(scene.random()).cardId();
            String other = scene.market().guests().any(scene.random()).cardId();
            try (Connection connection = scene.cluster().postgres().connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("set local deadlock_timeout = '100ms'");
                statement.execute("select from ledger_account where holder_id = '" + one + "' for update");
                Pause.millis(50);
                statement.execute("select from card where id = '" + other + "' for update");
                connection.rollback();
            } catch (SQLException deadlock) {
                scene.tell("deadlocks", 1, "deadlocks");
            }
        }
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
