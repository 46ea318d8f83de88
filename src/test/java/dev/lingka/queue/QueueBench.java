package dev.lingka.queue;

import dev.lingka.queue.rule.LineTerms;
import dev.lingka.shared.Ids;
import dev.lingka.testing.SqlBench;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

/** A merchant with stores and people, at the level of the SQL functions; each call is a commit, as the application's. */
final class QueueBench extends SqlBench {

    static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static final String STALE_READ = "40001";
    private static final int CONNECTIONS = 20;

    final int merchant;
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
    private int stores;

    QueueBench() {
        merchant = Integer.parseInt(one("insert into merchant (code, name) values ('tea', 'Tea') returning id"));
        connections.add(database.app());
        run(
                "update app_clock set offset_by = (?::timestamp at time zone 'Asia/Shanghai') - clock_timestamp()",
                DAY + " 12:00");
    }

    UUID store() {
        UUID store = Ids.next();
        stores++;
        run("insert into store (merchant_id, id, code, name) values (?, ?, ?, 'Store')", merchant, store, "s" + stores);
        return store;
    }

    UUID person() {
        UUID person = Ids.next();
        run("insert into member (merchant_id, id, kind) values (?, ?, 'guest')", merchant, person);
        return person;
    }

    /** Notice at 3 and 1, no-show after 5 minutes, skipped 2 places back and twice, no limit, overtaken twice at most. */
    static LineTerms terms(String prefix, LocalDate day) {
        return new LineTerms(day, null, prefix, List.of(3, 1), 5, 2, 2, null, 2);
    }

    /** A walk-in of two without priority who is there. */
    JsonObject wish(UUID store, String line, LineTerms terms) {
        return new JsonObject()
                .put("ticketId", Ids.next().toString())
                .put("storeId", store.toString())
                .put("line", line)
                .putNull("memberId")
                .put("partySize", 2)
                .put("source", "host")
                .put("remote", false)
                .put("over", 0)
                .put("programmeVersion", 1)
                .put("terms", terms.json());
    }

    /** The ticket's id. */
    UUID take(UUID store, String line) {
        return take(wish(store, line, terms("A", DAY)));
    }

    UUID take(JsonObject wish) {
        JsonObject answer = host("queue_take", wish);
        if (!answer.getString("outcome").equals("TAKEN")) {
            throw new IllegalStateException(answer.encode());
        }
        return UUID.fromString(answer.getJsonObject("ticket").getString("id"));
    }

    static JsonObject next(UUID store, String line) {
        return new JsonObject()
                .put("storeId", store.toString())
                .put("line", line)
                .put("terms", terms("A", DAY).json());
    }

    static JsonObject of(UUID store, UUID ticket) {
        return new JsonObject().put("storeId", store.toString()).put("ticketId", ticket.toString());
    }

    static JsonObject line(UUID store, String line) {
        return new JsonObject().put("storeId", store.toString()).put("line", line);
    }

    /** Called by a host. */
    JsonObject host(String function, JsonObject args) {
        return call("staff:" + new UUID(0, 1), function, args);
    }

    /** As the application calls: what was read too early is tried again, a deadlock is not forgiven. */
    JsonObject call(String principal, String function, JsonObject args) {
        JsonObject call = new JsonObject()
                .put("merchant", merchant)
                .put("principal", principal)
                .put("key", Ids.next().toString())
                .put("hash", args.encode());
        return call(function, call, args);
    }

    JsonObject call(String function, JsonObject call, JsonObject args) {
        while (true) {
            try {
                return onAnyConnection(function, call, args);
            } catch (SQLException e) {
                if (!STALE_READ.equals(e.getSQLState())) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private JsonObject onAnyConnection(String function, JsonObject call, JsonObject args) throws SQLException {
        Connection connection = take(connections);
        try {
            return call(connection, function, call, args);
        } finally {
            connections.add(connection);
        }
    }

    private static Connection take(BlockingQueue<Connection> connections) {
        try {
            return connections.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs all at once, on a thread each and as many connections as replicas have, and answers in their order. */
    @Override
    public <T> List<T> atOnce(List<Callable<T>> works) {
        for (int i = connections.size(); i < CONNECTIONS; i++) {
            connections.add(database.app());
        }
        return super.atOnce(works);
    }

    /** Breaks a function on purpose. */
    void mutate(String function, String from, String to) {
        String definition = one("select pg_get_functiondef(?::regprocedure)", function);
        if (!definition.contains(from)) {
            throw new IllegalStateException(function + " does not say " + from);
        }
        run(definition.replace(from, to));
    }

    /** It is so much later from now on. */
    void pass(String interval) {
        run("update app_clock set offset_by = offset_by + ?::interval", interval);
    }
}
