package dev.lingka.story;

import static dev.lingka.story.Coupons.MEMBER;
import static dev.lingka.story.Coupons.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coupons over HTTP, as members and staff meet them. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CouponTest {

    private static final String CHECKER = "checker";
    private static Premises shop;

    private final Superuser database;

    CouponTest(Superuser database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        if (shop == null) {
            shop = Premises.open(World.underTest());
            Coupons.publish(
                    shop,
                    CHECKER,
                    Coupons.programme(
                            shop,
                            Map.of(
                                    "welcome", Map.of("claimable", true, "perMember", 1, "transferable", true),
                                    "scarce", Map.of("claimable", true, "perMember", 1, "stock", 5),
                                    "printed", Map.of("perMember", 1, "stock", 300),
                                    "sorry", Map.of("perMember", 3))));
        }
    }

    @Test
    void ofTwentyFiveMembersWhoTapAtOnceFiveGetOneOfFive() {
        List<Phone> phones =
                IntStream.range(0, 25).mapToObj(i -> shop.member("抢" + i)).toList();
        List<Callable<Exchange>> taps = new ArrayList<>();
        phones.forEach(phone -> taps.add(() -> Coupons.claim(phone, "scarce")));

        List<Exchange> answers = AtOnce.all(taps);

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allMatch(answer -> answer.refused(409, "COUPON_SOLD_OUT") != null);
        assertThat(Coupons.claimable(phones.get(0)).findValuesAsText("soldOut")).contains("true");
    }

    @Test
    void aClaimIsInThePocketWithACodeThatTheTillKnowsAndACopyIsNot() {
        Phone phone = shop.member("领券");

        Exchange claimed = Coupons.claim(phone, "welcome").expect(201);

        String code = claimed.text("code");
        JsonNode pocket = phone.app().get(MEMBER + "coupons").expect(200).at("/items");
        assertThat(pocket).hasSize(1);
        assertThat(pocket.get(0).get("code").asText()).isEqualTo(code).matches("[0-9A-Z]{16}");
        Exchange seen =
                lookUp(code.toLowerCase(Locale.ROOT).replaceAll("(.{4})", "$1 ").strip());
        assertThat(seen.expect(200).text("id")).isEqualTo(claimed.text("id"));
        assertThat(seen.at("/code").isNull()).isTrue();
        Coupons.claim(phone, "welcome").refused(409, "COUPON_LIMIT_REACHED");
        Coupons.claim(phone, "sorry").refused(409, "COUPON_NOT_CLAIMABLE");
        Coupons.claim(phone, "nothing").refused(400, "INVALID_REQUEST");
    }

    @Test
    void oneKeyIsOneCoupon() {
        Phone phone = shop.member("重试");
        Map<String, Object> wish = Map.of("template", "welcome");

        Exchange first = phone.app().move(MEMBER + "coupon-claims", wish, "tap").expect(201);
        Exchange second =
                phone.app().move(MEMBER + "coupon-claims", wish, "tap").expect(201);

        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void staffGiveWithAReasonThatStaysInTheTrailAndCashiersDoNot() {
        Phone phone = shop.member("客诉");
        String coupons = STAFF + "members/" + Coupons.memberOf(phone) + "/coupons";
        Map<String, Object> wish = Map.of("template", "sorry", "reason", "等了太久");
        shop.hire("coupon-cashier", "cashier", shop.storeId())
                .move(coupons, wish)
                .refused(403, "FORBIDDEN");

        Exchange given = shop.owner().move(coupons, wish).expect(201);

        assertThat(given.at("/code").isNull()).isTrue();
        assertThat(phone.app()
                        .get(MEMBER + "coupons")
                        .expect(200)
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(given.text("id"));
        assertThat(shop.owner()
                        .get(STAFF + "audit-entries?action=coupon.granted")
                        .expect(200)
                        .told())
                .contains(given.text("id"), "等了太久");
    }

    @Test
    void printedCodesAreReadOnceStandNowhereAndGiveOneCouponEach() {
        String batch = batch(3);
        List<String> codes = Coupons.codes(shop.owner(), batch);
        shop.owner().get(STAFF + "coupon-batches/" + batch + "/codes?from=3").expect(200);

        shop.owner().get(STAFF + "coupon-batches/" + batch + "/codes?from=0").refused(409, "COUPON_CODES_READ");

        assertThat(codes).hasSize(3).doesNotHaveDuplicates();
        assertThat(database.column("select row(c.*)::text from coupon_code c where batch_id = '" + batch + "'"))
                .noneMatch(row -> codes.stream().anyMatch(row::contains));
        type(shop.member("捡到"), codes.get(0)).expect(201);
        type(shop.member("晚了"), codes.get(0)).refused(409, "COUPON_CODE_USED");
        assertThat(shop.owner()
                        .get(STAFF + "coupon-batches/" + batch)
                        .expect(200)
                        .fen("/redeemed"))
                .isEqualTo(1);
    }

    @Test
    void manyCodesNeedASecondPersonAndMoreThanTheStockAreRefused() {
        Exchange asked = make(150).expect(202);

        Coupons.agree(shop, CHECKER, asked.at("/approval/id").asText());

        JsonNode made = shop.owner()
                .get(STAFF + "approvals/" + asked.at("/approval/id").asText())
                .expect(200)
                .json();
        assertThat(made.path("state").asText()).isEqualTo("applied");
        make(100).expect(201);
        make(100).refused(409, "COUPON_SOLD_OUT");
    }

    @Test
    void whoGuessesCodesIsShutOut() {
        Phone guesser = shop.member("猜");
        for (int i = 0; i < 5; i++) {
            type(guesser, "000000000000000" + i).refused(404, "COUPON_CODE_UNKNOWN");
        }

        Exchange shut = type(guesser, "0000000000000009");

        shut.refused(429, "TOO_MANY_REQUESTS");
        type(shop.member("无辜"), "0000000000000009").refused(404, "COUPON_CODE_UNKNOWN");
    }

    @Test
    void aFriendTakesWhatIsLaidAsideAndTheGiverIsLeftWithNothing() {
        Phone giver = shop.member("送");
        Exchange coupon = Coupons.claim(giver, "welcome").expect(201);
        String transfer = MEMBER + "coupons/" + coupon.text("id") + "/transfer";
        String token = giver.app().move(transfer, null).expect(201).text("token");
        take(giver, token).refused(409, "COUPON_OWN_OFFER");

        Exchange taken = take(shop.member("收"), token).expect(201);

        assertThat(taken.text("code")).isNotEqualTo(coupon.text("code"));
        lookUp(taken.text("code")).expect(200);
        assertThat(lookUp(coupon.text("code")).expect(200).text("state")).isEqualTo("given");
        giver.app().move(transfer + "/withdrawal", null).refused(409, "COUPON_NOT_OFFERED");
        take(shop.member("也想要"), token).refused(409, "COUPON_OFFER_OVER");
        assertThat(giver.app().get(MEMBER + "coupons").expect(200).at("/items")).isEmpty();
    }

    @Test
    void couponsFollowAMerge() {
        Phone old = shop.member("旧号");
        Phone kept = shop.member("新号");
        String coupon = Coupons.claim(old, "welcome").expect(201).text("id");
        String merges = STAFF + "members/" + Coupons.memberOf(kept) + "/merges";
        String asked = shop.owner()
                .post(merges, Map.of("fromMember", Coupons.memberOf(old), "reason", "同一个人"))
                .expect(202)
                .text("id");

        Coupons.agree(shop, CHECKER, asked);

        Story.until(
                () -> kept.app().get(MEMBER + "coupons").expect(200).told().contains(coupon), "the coupon moved along");
        Coupons.claim(kept, "welcome").refused(409, "COUPON_LIMIT_REACHED");
    }

    @Test
    void whoHasAReusedNumberDoesNotGetTheOldOwnersCoupons() {
        Phone old = shop.member("旧号主");
        String coupon = Coupons.claim(old, "welcome").expect(201).text("id");
        Phone now = shop.stranger("新号主", old.number());

        now.join(shop.joinCode()).expect(202);

        assertThat(now.app().get(MEMBER + "coupons").json().toString()).doesNotContain(coupon);
        old.app().get(MEMBER + "coupons/" + coupon).expect(200);
    }

    @Test
    void aBrokenTemplateIsRefusedByItsPath() {
        ObjectNode document = Coupons.programme(shop, Map.of("broken", Map.of("claimable", true)));
        int last = document.at("/coupons/templates").size() - 1;
        ObjectNode broken = (ObjectNode) document.at("/coupons/templates").get(last);
        broken.put("kind", "percent");
        String path = "coupons.templates[" + last + "].";

        Exchange refused = shop.owner().post(STAFF + "programme/versions", document);

        assertThat(refused.expect(400).json().findValuesAsText("field"))
                .contains(path + "value.payBasisPoints", path + "value.fen", path + "perMember");
    }

    private static Exchange make(int pieces) {
        Map<String, Object> wish = Map.of("template", "printed", "pieces", pieces, "label", "传单", "reason", "开业");
        return shop.owner().move(STAFF + "coupon-batches", wish);
    }

    private static String batch(int pieces) {
        return make(pieces).expect(201).at("/batch/id").asText();
    }

    private static Exchange type(Phone phone, String code) {
        return phone.app().move(MEMBER + "coupon-codes", Map.of("code", code));
    }

    private static Exchange take(Phone phone, String token) {
        return phone.app().move(MEMBER + "coupon-gifts", Map.of("token", token));
    }

    private static Exchange lookUp(String code) {
        return shop.till().post(STAFF + "coupon-look-ups", Map.of("code", code));
    }
}
