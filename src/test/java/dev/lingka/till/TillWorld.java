package dev.lingka.till;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.TestMerchant;
import dev.lingka.testing.WechatLab;
import io.agroal.api.AgroalDataSource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A fresh merchant with a cashier, and members who come with a phone in their hand. */
final class TillWorld {

    private static final Random RANDOM = new Random();
    private static final List<Map<String, String>> CONSENTS =
            List.of(Map.of("document", "terms", "version", "1"), Map.of("document", "privacy", "version", "1"));

    private final AgroalDataSource database;
    private final TestMerchant merchant;
    private final JsonNode wechat;

    private TillWorld(AgroalDataSource database) {
        this.database = database;
        merchant = TestMerchant.open();
        wechat = WechatLab.merchant();
        TestMerchant.operator()
                .body(Map.of(
                        "miniProgram",
                        Map.of(
                                "appId", wechat.get("appid").asText(),
                                "appSecret", wechat.get("appSecret").asText())))
                .put("/api/v1/operator/merchants/{code}/wechat-credentials", merchant.code())
                .then()
                .statusCode(200);
        merchant.hireFor(merchant.storeId(), "cashier", "cashier");
    }

    static TillWorld open(AgroalDataSource database) {
        return new TillWorld(database);
    }

    TestMerchant merchant() {
        return merchant;
    }

    /** A request of one of the staff that moves value, under a fresh key. */
    RequestSpecification moves(String person) {
        return merchant.as(person).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    void openShift(String person) {
        moves(person)
                .body(Map.of("storeId", merchant.storeId(), "openingCashFen", 0))
                .post("/api/v1/staff/shifts")
                .then()
                .statusCode(201);
    }

    Member member(long principalFen, long bonusFen) {
        Member member = new Member("138" + String.format("%08d", RANDOM.nextInt(100_000_000)));
        member.join();
        load(member.cardId, "principal", "bank", principalFen);
        load(member.cardId, "bonus", "bonus_cost", bonusFen);
        return member;
    }

    /** Gives points as a sale would. */
    void points(Member member, long points) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            run(
                    connection,
                    "select set_config('app.merchant', id::text, true) from merchant where code = ?",
                    merchant.code());
            run(
                    connection,
                    "select points_earn(app_merchant(), 'system', ?, 'seed', ?, ?, current_date, jsonb_build_object("
                            + "'window', 'receipt', 'debt', 'next_earning', 'rates', jsonb_build_array("
                            + "jsonb_build_object('code', 'seed', 'paidFen', ?::bigint, 'points', 1, 'perFen', 1,"
                            + " 'basisPoints', 10000))))",
                    memberId(member),
                    UUID.randomUUID(),
                    merchant.storeId(),
                    points);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the member sees of them. */
    long points(Member member) {
        return member.calls()
                .get("/api/v1/member/points")
                .then()
                .statusCode(200)
                .extract()
                .<Number>path("points")
                .longValue();
    }

    UUID memberId(Member member) {
        return UUID.fromString(member.calls()
                .get("/api/v1/member/profile")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("memberId"));
    }

    /** As the database knows the merchant. */
    int merchantId() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select id from merchant where code = ?")) {
            statement.setString(1, merchant.code());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void load(UUID cardId, String asset, String counter, long fen) {
        if (fen == 0) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            run(
                    connection,
                    "select set_config('app.merchant', id::text, true) from merchant where code = ?",
                    merchant.code());
            run(
                    connection,
                    "select ledger_post(app_merchant(), jsonb_build_object('key', 'seed:' || ?, 'kind', 'recharge',"
                            + " 'sourceKind', 'recharge', 'actor', 'system'), jsonb_build_array("
                            + "jsonb_build_object('holder', ?::text, 'asset', ?::text, 'amount', ?),"
                            + "jsonb_build_object('counter', ?::text, 'asset', ?::text, 'amount', ?)))",
                    UUID.randomUUID().toString(),
                    cardId.toString(),
                    asset,
                    fen,
                    counter,
                    asset,
                    -fen);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    /** Somebody with a card on the phone. */
    final class Member {

        final String phone;
        UUID cardId;
        String number;
        private final String user;
        private String token;

        private Member(String phone) {
            this.phone = phone;
            user = WechatLab.post("/control/users", Map.of("phone", phone))
                    .get("id")
                    .asText();
        }

        private void join() {
            token = given().contentType(ContentType.JSON)
                    .body(Map.of(
                            "merchant",
                            merchant.code(),
                            "code",
                            WechatLab.login(user, wechat).get("code").asText()))
                    .post("/api/v1/member/sessions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("accessToken");
            String phoneCode = WechatLab.phoneCode(user, wechat).get("code").asText();
            Response joined = moves().body(Map.of("consents", CONSENTS, "phoneCode", phoneCode))
                    .post("/api/v1/member/cards");
            joined.then().statusCode(201);
            cardId = UUID.fromString(joined.path("cardId"));
            number = joined.path("card.number");
            String fresh = joined.path("access.accessToken");
            token = fresh == null ? token : fresh;
        }

        RequestSpecification calls() {
            return given().auth().oauth2(token).contentType(ContentType.JSON);
        }

        RequestSpecification moves() {
            return calls().header("Idempotency-Key", UUID.randomUUID().toString());
        }

        /** The card code that the phone shows now; later ones are good as soon as their minute comes. */
        String code() {
            return codes().get(0);
        }

        /** The code of the next minute, which the till takes already. */
        String nextCode() {
            return codes().get(1);
        }

        private List<String> codes() {
            return calls().get("/api/v1/member/card/codes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("codes.code");
        }

        long balanceFen() {
            return calls().get("/api/v1/member/card/balance")
                    .then()
                    .statusCode(200)
                    .extract()
                    .<Number>path("totalFen")
                    .longValue();
        }

        Map<String, Object> charge(long fen) {
            return Map.of("cardCode", code(), "totalFen", fen);
        }
    }
}
