package dev.lingka.notification;

import dev.lingka.shared.Ids;
import dev.lingka.testing.SqlBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A merchant with members and rules about messages, at the level of the SQL functions. Its zone is Asia/Shanghai. */
final class MessageBench extends SqlBench {

    final int merchant;
    private int versions;

    MessageBench() {
        merchant = Integer.parseInt(one("insert into merchant (code, name) values ('tea', 'Tea') returning id"));
    }

    /** Puts the section {@code messages} into force, as the programme keeps it. */
    void rules(String quietHours, String caps) {
        String document = "{\"messages\": {\"quietHours\": " + quietHours + ", \"caps\": " + caps + ", \"kinds\": []}}";
        run(
                """
                insert into programme_version (merchant_id, id, version, state, document, created_by, published_by,
                                               published_at, effective_at)
                values (?, ?, ?, 'published', ?::jsonb, 'test', 'test', app_now(), app_now())""",
                merchant,
                Ids.next(),
                ++versions,
                document);
    }

    /** From now on it is that time of day, of the day two days from now, where the merchant is. */
    void itIs(String time) {
        run(
                """
                update app_clock set offset_by =
                    (((now() at time zone 'Asia/Shanghai')::date + 2 + ?::time) at time zone 'Asia/Shanghai') - now()""",
                time);
    }

    UUID member() {
        UUID member = Ids.next();
        run("insert into member (merchant_id, id, kind) values (?, ?, 'member')", merchant, member);
        return member;
    }

    /** One who agrees to marketing. */
    UUID fan() {
        UUID member = member();
        consent(member, true);
        return member;
    }

    void consent(UUID member, boolean granted) {
        run(
                """
                insert into member_consent (merchant_id, member_id, document, version, granted, channel)
                values (?, ?, 'marketing', '1', ?, 'counter')""",
                merchant,
                member,
                granted);
    }

    /** Something to be said now. */
    static JsonObject wish(String key, UUID member, MessageClass messageClass, String... channels) {
        JsonObject words = new JsonObject().put("zh", "您好").put("en", "Hello");
        return new JsonObject()
                .put("key", key)
                .put("memberId", member.toString())
                .put("class", messageClass.text())
                .put("kind", "wake-up")
                .put("source", "campaign:test")
                .put("title", words)
                .put("text", words)
                .put("channels", new JsonArray(List.of(channels)));
    }

    static JsonObject marketing(String key, UUID member, String... channels) {
        return wish(key, member, MessageClass.MARKETING, channels);
    }

    static JsonObject service(String key, UUID member, String... channels) {
        return wish(key, member, MessageClass.TRANSACTIONAL, channels);
    }

    /** Each as {@code outcome} or {@code outcome reason}, in one commit of its own. */
    List<String> plan(JsonObject... wanted) {
        try (Connection connection = database.app()) {
            return plan(connection, wanted);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same on a connection of one's own, whose transaction may go on. */
    List<String> plan(Connection connection, JsonObject... wanted) throws SQLException {
        JsonArray done = ask(connection, wanted);
        return IntStream.range(0, done.size())
                .mapToObj(done::getJsonObject)
                .map(one -> one.getString("reason") == null
                        ? one.getString("outcome")
                        : one.getString("outcome") + " " + one.getString("reason"))
                .toList();
    }

    private JsonArray ask(Connection connection, JsonObject... wanted) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select message_say(?::jsonb, ?::jsonb) -> 'messages'")) {
            statement.setString(1, new JsonObject().put("merchant", merchant).encode());
            statement.setString(
                    2,
                    new JsonObject()
                            .put("messages", new JsonArray(List.of(wanted)))
                            .encode());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new JsonArray(row.getString(1));
            }
        }
    }

    JsonObject call(String function, JsonObject args) {
        try (Connection connection = database.app()) {
            return call(connection, function, args);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same on a connection of one's own. */
    JsonObject call(Connection connection, String function, JsonObject args) {
        try {
            return call(connection, function, new JsonObject().put("merchant", merchant), args);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What became of the message with that key, by a column of it. */
    String told(String key, String column) {
        return one(
                "select m." + column + " from message m join message_operation o on o.merchant_id = m.merchant_id"
                        + " and o.message_id = m.id where o.merchant_id = ? and o.key = ?",
                merchant,
                key);
    }

    /** Its deliveries in order, each as {@code channel state reason}. */
    List<String> deliveries(String key) {
        return all(
                """
                select concat_ws(' ', d.channel, d.state, d.reason)
                  from message_delivery d join message_operation o
                    on o.merchant_id = d.merchant_id and o.message_id = d.message_id
                 where o.merchant_id = ? and o.key = ? order by d.place""",
                merchant,
                key);
    }

    /** What a channel came to, as its worker marks it; the next one waits no longer. */
    void mark(String key, String channel, String state, String reason) {
        run(
                """
                update message_delivery d set state = ?, reason = ?
                  from message_operation o
                 where o.merchant_id = d.merchant_id and o.message_id = d.message_id and o.merchant_id = ? and o.key = ?
                   and d.channel = ?""",
                state,
                reason,
                merchant,
                key,
                channel);
        run(
                """
                select message_follow(m.merchant_id, m.month, m.id)
                  from message m join message_operation o on o.merchant_id = m.merchant_id and o.message_id = m.id
                 where o.merchant_id = ? and o.key = ?""",
                merchant,
                key);
    }
}
