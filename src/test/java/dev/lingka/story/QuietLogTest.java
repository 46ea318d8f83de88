package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.LogCapture;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The whole story and a handful of refusals, heard at DEBUG: no line holds what is personal or opens a door. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class QuietLogTest {

    private static final int ENOUGH_LINES = 500;
    private static final List<String> KINDS = List.of(
            "phone",
            "openid",
            "person",
            "pin",
            "card number",
            "card code",
            "wechat code",
            "token",
            "session key",
            "merchant secret",
            "payment",
            "idempotency key",
            "installation");
    private static final List<String> INSTALLATION = List.of(
            "lingka.secret.master-key",
            "lingka.member-token.private-key",
            "lingka.sms.report-token",
            "quarkus.datasource.password",
            "quarkus.datasource.jobs.password",
            "quarkus.flyway.password");

    private World world;
    private Story story;

    @Test
    void theStoryAndItsRefusalsLeaveNoSecretInTheLogAtDebug() {
        world = World.underTest();
        story = new Story(world, line -> {});
        int known = WechatServices.book().size();
        List<String> lines;
        try (LogCapture log = LogCapture.start()) {
            story.play();
            Phone stranger = aStrangerWhoTellsOfHerself();
            refusals(stranger);
            lines = log.lines();
        }

        Map<String, Set<String>> secrets = secrets(known);

        assertThat(lines).hasSizeGreaterThan(ENOUGH_LINES);
        assertThat(lines).anyMatch(line -> line.startsWith("DEBUG"));
        assertThat(secrets).containsOnlyKeys(KINDS);
        assertThat(secrets.values()).noneMatch(Set::isEmpty);
        assertThat(leaks(lines, secrets)).isEmpty();
    }

    private Phone aStrangerWhoTellsOfHerself() {
        Phone phone = Phone.of(
                world,
                story.merchant(),
                merchantAtWechat().get("appid").asText(),
                "锦书小友",
                "137" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
        phone.scan(joinCode());
        phone.join(joinCode()).expect(201);
        phone.app()
                .patch("/api/v1/member/profile", Map.of("name", "欧阳锦书之", "nickname", "书书酱酱", "birthday", "1987-04-03"))
                .expect(200);
        phone.app().get("/api/v1/member/profile").expect(200);
        return phone;
    }

    /** What goes wrong is logged more eagerly than what goes well. */
    private void refusals(Phone phone) {
        Caller owner = world.staff("owner@" + story.merchant());
        Caller till = world.terminal("till-1@" + story.merchant());
        String token = world.staffToken("owner@" + story.merchant());
        for (String broken : List.of(token + "x", token.substring(0, 40), "eyJhbGciOiJub25lIn0.e30.")) {
            assertThat(world.anyone().as(() -> broken).get("/api/v1/staff/me").status())
                    .isEqualTo(401);
            assertThat(world.anyone()
                            .as(() -> broken)
                            .get("/api/v1/member/profile")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(phone.app().get("/api/v1/staff/me").status()).isEqualTo(401);
        refused(
                world.anyone(),
                "/api/v1/member/sessions",
                Map.of("merchant", story.merchant(), "code", "no-such-code-of-wechat"));
        refused(world.anyone(), SmsReports.path(), Map.of("biz_id", "1^0", "success", true));
        refused(world.anyone(), "/api/v1/member/sessions/refresh", Map.of("refreshToken", "1." + "r".repeat(43)));
        refused(phone.app(), "/api/v1/member/phone", Map.of("phoneCode", "no-such-phone-code"));
        refused(till, "/api/v1/staff/charges", Map.of("cardCode", "500000000000000000", "totalFen", 100));
        refused(till, "/api/v1/staff/charges", Map.of("cardCode", phone.codes().get(0), "totalFen", 100));
        refused(till, "/api/v1/staff/charges", Map.of("cardCode", phone.codes().get(9), "totalFen", -1));
        refused(phone.app(), "/api/v1/member/card/physical-card", Map.of("number", "P123456789", "pin", "86420864"));
        owner.get("/api/v1/staff/members?phone=" + phone.number()).expect(200);
        owner.get("/api/v1/staff/members?phone=139x" + phone.number());
        for (String variant :
                List.of("tampered", "bad_signature", "wrong_amount", "wrong_openid", "unknown_order", "not_json")) {
            world.wechat()
                    .post(
                            "/control/orders/" + merchantAtWechat().get("mchid").asText() + "/" + anOrder() + "/notice",
                            Map.of("variant", variant))
                    .expect(200);
        }
    }

    private static void refused(Caller caller, String path, Map<String, ?> body) {
        assertThat(caller.move(path, body).status()).as(path).isBetween(400, 499);
    }

    private Map<String, Set<String>> secrets(int known) {
        Secrets secrets = new Secrets();
        world.journal().forEach(secrets::hear);
        world.wechat().journal().forEach(secrets::hear);
        List<String> book = WechatServices.book();
        book.subList(known, book.size()).forEach(secrets::hearBook);
        for (String setting : INSTALLATION) {
            secrets.add("installation", ConfigProvider.getConfig().getValue(setting, String.class));
        }
        return secrets.found();
    }

    private JsonNode merchantAtWechat() {
        return world.wechat()
                .post("/control/merchants", Map.of("ref", story.merchant()))
                .expect(200)
                .json();
    }

    private String joinCode() {
        for (Exchange exchange : world.journal()) {
            if (exchange.path().endsWith("/join-codes") && exchange.status() == 201) {
                return exchange.text("code");
            }
        }
        throw new AssertionError("the story made no join code");
    }

    private String anOrder() {
        for (Exchange exchange : world.journal()) {
            if (exchange.path().endsWith("/recharge-orders") && exchange.status() == 201) {
                return exchange.at("/order/id").asText().replace("-", "");
            }
        }
        throw new AssertionError("the story placed no order");
    }

    private static List<String> leaks(List<String> lines, Map<String, Set<String>> secrets) {
        String all = String.join("\n", lines);
        List<String> leaks = new ArrayList<>();
        secrets.forEach((kind, values) -> values.forEach(secret -> {
            int at = all.indexOf(secret);
            if (at >= 0) {
                int start = all.lastIndexOf('\n', at) + 1;
                int end = all.indexOf('\n', at);
                leaks.add(kind + " " + secret + " in: " + all.substring(start, end < 0 ? all.length() : end));
            }
        }));
        return leaks;
    }
}
