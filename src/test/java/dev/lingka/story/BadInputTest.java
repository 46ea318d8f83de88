package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Every request of the story that was answered 2xx is sent again, spoiled: each time a 4xx problem that names the
 * field, never a 500, and no table has a row more or less.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class BadInputTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final Pattern SCOPED = Pattern.compile("story-[0-9a-z]+");
    /** Business tables; what background work writes by itself is left out. */
    private static final List<String> TABLES = List.of(
            "merchant",
            "store",
            "terminal",
            "staff",
            "programme_version",
            "approval",
            "shift",
            "ledger_account",
            "ledger_posting",
            "ledger_entry",
            "member",
            "card",
            "join_code",
            "card_code_use",
            "physical_card",
            "recharge_order",
            "recharge_refund",
            "sale",
            "sale_refund",
            "charge_request",
            "adjustment");

    @TestHTTPResource
    String application;

    @ConfigProperty(name = "lingka.wechat.open-url")
    String wechat;

    @ConfigProperty(name = "quarkus.oidc.staff.auth-server-url")
    String identity;

    @ConfigProperty(name = "lingka.embedded.psql")
    String psql;

    @Test
    void isRefusedWithItsFieldAndChangesNothing() throws SQLException {
        World world = new World(application.replaceAll("/$", ""), wechat, identity);
        new Story(world, line -> {}).play();
        Map<String, Exchange> good = goodRequests(world);
        assertThat(good).hasSizeGreaterThan(20);
        Map<String, Long> before = rows();

        List<String> wrong = new ArrayList<>();
        int sent = 0;
        for (Exchange request : good.values()) {
            for (BadInputs.Spoiled spoiled : BadInputs.of(request)) {
                sent++;
                Exchange answer = send(world, request, spoiled);
                if (!isRight(answer, spoiled)) {
                    wrong.add(request.method() + " " + request.path() + " with " + spoiled.what() + " -> "
                            + answer.status() + " " + answer.json());
                }
            }
        }

        assertThat(sent).isGreaterThan(500);
        assertThat(wrong).isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void anotherMerchantsIdsAreNotThere() {
        World world = new World(application.replaceAll("/$", ""), wechat, identity);
        new Story(world, line -> {}).play();
        Story other = new Story(new World(application.replaceAll("/$", ""), wechat, identity), line -> {});
        other.play();
        Caller stranger = world.staff("owner@" + other.merchant());

        List<String> leaks = new ArrayList<>();
        for (Exchange seen : world.journal()) {
            boolean named = ID.matcher(seen.path()).find() && seen.path().contains("/staff/");
            if (named && seen.method().equals("GET") && seen.status() == 200) {
                Exchange answer = stranger.get(seen.path());
                boolean emptyList = answer.json().has("items")
                        && answer.json().path("items").isEmpty();
                if (answer.status() == 200 && !emptyList) {
                    leaks.add(seen.path() + " -> " + answer.json());
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    /** One good request of each operation, with a body. */
    private static Map<String, Exchange> goodRequests(World world) {
        Map<String, Exchange> good = new LinkedHashMap<>();
        for (Exchange exchange : world.journal()) {
            boolean json = "application/json".equals(exchange.headers().get("Content-Type"));
            if (exchange.status() / 100 == 2 && exchange.body() != null && json) {
                String path = SCOPED.matcher(ID.matcher(exchange.path()).replaceAll("{id}"))
                        .replaceAll("{code}");
                good.putIfAbsent(exchange.method() + " " + path, exchange);
            }
        }
        return good;
    }

    private static Exchange send(World world, Exchange good, BadInputs.Spoiled spoiled) {
        Map<String, String> headers = new LinkedHashMap<>(good.headers());
        headers.remove("Authorization");
        headers.computeIfPresent(
                "Idempotency-Key", (name, key) -> UUID.randomUUID().toString());
        headers.putAll(spoiled.headers());
        String bearer = good.headers().getOrDefault("Authorization", "").replace("Bearer ", "");
        return Caller.anonymous(world.address())
                .as(() -> bearer.isEmpty() ? null : bearer)
                .send(good.method(), good.path(), headers, spoiled.body());
    }

    private static boolean isRight(Exchange answer, BadInputs.Spoiled spoiled) {
        boolean refused =
                answer.status() / 100 == 4 && answer.json().path("code").isTextual();
        if (!refused || spoiled.field() == null || answer.status() != 400) {
            return refused;
        }
        for (var error : answer.json().path("errors")) {
            if (spoiled.field().startsWith(error.path("field").asText("?"))) { // NaN is no JSON: its owner is named
                return true;
            }
        }
        return false;
    }

    private Map<String, Long> rows() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        String url = "jdbc:" + psql.replace("psql ", "").replace("postgres@", "");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        }
        return rows;
    }
}
