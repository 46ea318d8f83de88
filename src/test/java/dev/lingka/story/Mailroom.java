package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Superuser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A shop whose messages are planned past its programme, and what became of them: here and at WeChat. */
public final class Mailroom implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN =
            "select message_plan(m.id, ?::jsonb) -> 0 ->> 'messageId' from merchant m where m.code = ?";
    private static final String PLAN_ALL =
            "select jsonb_array_length(message_plan(m.id, ?::jsonb)) from merchant m where m.code = ?";
    private static final String TRAIL =
            "select concat_ws(' ', channel, state, reason) from message_delivery where message_id = ?::uuid order by place";
    private static final String FATE = "select concat_ws(' ', status, channel, reason) from message where id = ?::uuid";

    private final World world;
    private final Shop shop;
    private final Connection database;
    private final String template;

    private Mailroom(World world) throws SQLException {
        this.world = world;
        shop = Shop.open(world);
        database = Superuser.connect();
        template = template(keys("appid"), "[\"amount1\", \"thing2\"]");
    }

    public static Mailroom open() throws SQLException {
        return new Mailroom(World.underTest());
    }

    public Shop shop() {
        return shop;
    }

    public World world() {
        return world;
    }

    public String template() {
        return template;
    }

    public String keys(String name) {
        return shop.wechat().get(name).asText();
    }

    /** Marketing goes out at any hour. */
    void withoutQuietHours() {
        ObjectNode programme = InForce.document(shop.owner());
        programme.withObject("/messages").remove("quietHours");
        InForce.put(shop.owner(), shop.manager(), programme);
    }

    /** A template of one of the merchant's apps. */
    String template(String appid, String fields) {
        return world.wechat()
                .send(
                        "POST",
                        "/control/apps/" + appid + "/templates",
                        Map.of(),
                        "{\"title\": \"余额变动\", \"fields\": " + fields + "}")
                .expect(200)
                .text("templateId");
    }

    /** A customer with a card and a phone number. */
    public Shop.Holder member() {
        return shop.holder();
    }

    /** Enters the official account too, whose pushes come to us. */
    void withOfficialAccount() {
        world.staff("operator")
                .put(
                        "/api/v1/operator/merchants/" + shop.code() + "/wechat-credentials",
                        Map.of(
                                "officialAccount",
                                Map.of("appId", keys("officialAppid"), "appSecret", keys("officialAppSecret"))))
                .expect(200);
        pushes("officialAppid");
    }

    /** WeChat tells us of what happens in this app. */
    void pushes(String appid) {
        String push =
                """
                {"push": {"url": "%s/api/wechat/%s/push", "mode": "safe", "format": "xml", "token": "%s",
                          "encodingAesKey": "%s"}}""";
        world.wechat()
                .send(
                        "PATCH",
                        "/control/apps/" + keys(appid),
                        Map.of(),
                        push.formatted(world.address(), shop.code(), keys("pushToken"), keys("encodingAesKey")))
                .expect(200);
    }

    /** The person accepts that often, at WeChat alone. */
    public void accepts(Shop.Holder member, int times) {
        for (int i = 0; i < times; i++) {
            answers(member.phone(), "accept");
        }
    }

    void answers(Phone phone, String answer) {
        world.wechat()
                .post(
                        "/control/users/" + phone.userId() + "/subscribe",
                        Map.of("appid", keys("appid"), "results", Map.of(template, answer)))
                .expect(200);
    }

    /** The member writes to the mini-program. */
    void writes(Shop.Holder member, String words) {
        world.wechat()
                .post(
                        "/control/apps/" + keys("appid") + "/push",
                        Map.of(
                                "userId",
                                member.phone().userId(),
                                "msgType",
                                "text",
                                "fields",
                                Map.of("Content", words)))
                .expect(200);
    }

    /** A service message of the shop; its id. */
    public String plan(String memberId, String... channels) throws SQLException {
        return plan(message(memberId, "transactional", channels));
    }

    String plan(ObjectNode message) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(PLAN)) {
            statement.setString(1, JSON.createArrayNode().add(message).toString());
            statement.setString(2, shop.code());
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getString(1);
        }
    }

    /** In one commit: nobody sees the first of them before the last. */
    public void together(Work work) throws SQLException {
        database.setAutoCommit(false);
        work.run();
        database.commit();
        database.setAutoCommit(true);
    }

    /** What is done in a transaction. */
    public interface Work {
        void run() throws SQLException;
    }

    /** For what a test asks of the database itself, in the same transaction. */
    public Connection database() {
        return database;
    }

    /** That many of them for one person, in one commit. */
    public void flood(String memberId, int count, String... channels) throws SQLException {
        floodOf(this, memberId, count, channels);
    }

    /** The same for another shop's person, in this one's transaction. */
    public void floodOf(Mailroom other, String memberId, int count, String... channels) throws SQLException {
        ArrayNode messages = JSON.createArrayNode();
        for (int i = 0; i < count; i++) {
            messages.add(message(memberId, "transactional", channels));
        }
        try (PreparedStatement statement = database.prepareStatement(PLAN_ALL)) {
            statement.setString(1, messages.toString());
            statement.setString(2, other.shop.code());
            statement.executeQuery().next();
        }
    }

    /** Nobody waits for the rest any more. */
    public void drop() throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(
                "update message_delivery d set state = 'suppressed', reason = 'EXPIRED' from merchant m"
                        + " where m.id = d.merchant_id and m.code = ? and d.state = 'pending'")) {
            statement.setString(1, shop.code());
            statement.executeUpdate();
        }
    }

    /** With a template for each channel that wants one. */
    ObjectNode message(String memberId, String messageClass, String... channels) {
        ObjectNode message = JSON.createObjectNode()
                .put("key", "test:" + UUID.randomUUID())
                .put("memberId", memberId)
                .put("class", messageClass)
                .put("kind", "balance")
                .put("source", "test:1");
        message.putObject("title").put("zh", "余额变动").put("en", "Your balance");
        message.putObject("text").put("zh", "消费 12.30 元").put("en", "You spent 12.30");
        ArrayNode wanted = message.putArray("channels");
        List.of(channels).forEach(wanted::add);
        ObjectNode templates = message.putObject("templates");
        templates
                .putObject("subscribe")
                .put("template", template)
                .putObject("fields")
                .put("amount1", "12.30元")
                .put("thing2", "老街店的一杯茶，加珍珠，少糖，去冰，外带打包");
        templates
                .putObject("sms")
                .put("template", "SMS_1234")
                .putObject("params")
                .put("amount", "12.30");
        return message;
    }

    /** How many of these messages are the shop's. */
    public long ofShop(List<String> messageIds) {
        String ids = messageIds.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
        return ids.isEmpty()
                ? 0
                : count(
                        "select count(*) from message d join merchant m on m.id = d.merchant_id"
                                + " where m.code = ? and d.id in (" + ids + ")",
                        shop.code());
    }

    /** What became of each channel, as in {@code subscribe failed NO_PERSON}. */
    public List<String> trail(String messageId) throws SQLException {
        return column(TRAIL, messageId);
    }

    /** Status, channel and reason. */
    public String fate(String messageId) throws SQLException {
        return column(FATE, messageId).get(0);
    }

    /** Waits until no channel is under way. */
    void settle(String messageId) {
        Story.until(
                () -> count(
                                "select count(*) from message_delivery where message_id = ?::uuid and state = 'pending'",
                                messageId)
                        == 0,
                "message " + messageId + " has found its end");
    }

    public long count(String sql, String parameter) {
        try {
            return Long.parseLong(column(sql, parameter).get(0));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> column(String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, parameter);
            ResultSet rows = statement.executeQuery();
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    /** Subscribe messages that reached the person. */
    JsonNode arrived(Shop.Holder member) {
        return list(world.wechat().get("/control/users/" + member.phone().userId() + "/messages"));
    }

    /** What reached this phone number or openid otherwise. */
    JsonNode letters(String kind, String to) {
        return list(world.wechat().get("/control/letters?kind=" + kind + "&to=" + to));
    }

    private static JsonNode list(Exchange exchange) {
        return exchange.expect(200).json();
    }

    void fault(Map<String, Object> fault) {
        world.wechat().post("/control/faults", fault).expect(200);
    }

    @Override
    public void close() throws SQLException {
        world.wechat().delete("/control/faults").expect(200);
        database.close();
    }
}
