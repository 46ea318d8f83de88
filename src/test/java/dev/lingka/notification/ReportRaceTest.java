package dev.lingka.notification;

import static dev.lingka.notification.MessageBench.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel's word that comes while our own mark of the send is being written: whoever is second sees the first. */
class ReportRaceTest {

    private MessageBench bench;
    private String lease;

    @BeforeEach
    void open() {
        bench = new MessageBench();
        lease = UUID.randomUUID().toString();
        bench.plan(service("a", bench.member(), "sms"));
        bench.run("update message_delivery set lease_token = ?::uuid", lease);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aWordBesideAnOpenMarkMeetsIt() throws SQLException {
        assertThat(reportBesideAnOpenMark()).isEqualTo("REPORTED");
        assertThat(bench.told("a", "status")).isEqualTo("delivered");
    }

    /** The proof of the proof: without the lock the word finds nothing that was sent, the mark finds no word. */
    @Test
    void withoutTheLockTheWordIsLost() throws SQLException {
        assertThat(bench.one("select pg_get_functiondef(oid) from pg_proc where proname = 'delivery_report_hold'"))
                .contains("pg_advisory_xact_lock");
        bench.run("create or replace function delivery_report_hold(p_merchant integer, p_channel text, p_provider text)"
                + " returns void language sql as $$ select $$");

        assertThat(reportBesideAnOpenMark()).isEqualTo("KEPT");
        assertThat(bench.told("a", "status")).isEqualTo("sent");
    }

    /** The other way about: the word is not committed when the mark begins. */
    @Test
    void aMarkBesideAnOpenWordMeetsIt() throws SQLException {
        try (Connection word = bench.database.app();
                Connection marker = bench.database.jobs()) {
            word.setAutoCommit(false);
            assertThat(report(word)).isEqualTo("KEPT");
            CompletableFuture<Integer> mark = CompletableFuture.supplyAsync(() -> mark(marker));
            awaitWaitOrEnd(mark, "message_delivery_mark");
            word.commit();
            assertThat(mark.join()).isEqualTo(1);
        }
        assertThat(bench.told("a", "status")).isEqualTo("delivered");
    }

    private String reportBesideAnOpenMark() throws SQLException {
        try (Connection marker = bench.database.jobs();
                Connection word = bench.database.app()) {
            marker.setAutoCommit(false);
            assertThat(mark(marker)).isEqualTo(1);
            CompletableFuture<String> told = CompletableFuture.supplyAsync(() -> report(word));
            awaitWaitOrEnd(told, "message_delivery_report");
            marker.commit();
            return told.join();
        }
    }

    private void awaitWaitOrEnd(CompletableFuture<?> second, String function) {
        String waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%"
                + function + "%' and datname = current_database()";
        while (!second.isDone() && bench.number(waiting) == 0) {
            Thread.onSpinWait();
        }
    }

    private int mark(Connection connection) {
        JsonObject mark = new JsonObject()
                .put("merchant", bench.merchant)
                .put("month", bench.told("a", "month"))
                .put("message", bench.told("a", "id"))
                .put("place", 0)
                .put("channel", "sms")
                .put("token", lease)
                .put("state", "sent")
                .put("provider", "900^0");
        try (PreparedStatement statement = connection.prepareStatement("select message_delivery_mark(?::jsonb)")) {
            statement.setString(1, new JsonArray().add(mark).encode());
            var row = statement.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String report(Connection connection) {
        return bench.call(
                        connection,
                        "message_delivery_report",
                        new JsonObject()
                                .put("channel", "sms")
                                .put("provider", "900^0")
                                .put("delivered", true))
                .getString("outcome");
    }
}
