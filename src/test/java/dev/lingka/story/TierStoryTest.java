package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Levels as a customer and the people behind the counter meet them, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TierStoryTest {

    private static final String STAFF = "/api/v1/staff/";

    @Test
    void aCustomerClimbsAndSeesWhatIsMissing() {
        Shop shop = open();
        Shop.Holder holder = shop.holder();
        TierProgramme.awaitLevel(holder.phone(), "normal");

        holder.phone().buys(shop.cashier(), shop.storeId(), 6_000);

        Story.until(() -> spent(holder) == 6_000, "¥60 are counted");
        Exchange english = holder.phone()
                .app()
                .send("GET", "/api/v1/member/tier", Map.of("Accept-Language", "en"), null)
                .expect(200);
        assertThat(english.text("level")).isEqualTo("normal");
        assertThat(english.at("/next/missing/0/text").asText()).isEqualTo("¥40 more until Silver");
        assertThat(TierProgramme.tier(holder.phone()).at("/next/missing/0/text").asText())
                .isEqualTo("再消费¥40即可升级为银卡");
        assertThat(english.fen("/counted/growth")).isEqualTo(65);
    }

    @Test
    void aLevelIsThereAtOnceAndWhatComesBackIsTakenOff() {
        Shop shop = open();
        Shop.Holder holder = shop.holder();
        TierProgramme.awaitLevel(holder.phone(), "normal");
        String sale = holder.phone().buys(shop.cashier(), shop.storeId(), 12_000);
        Exchange silver = TierProgramme.awaitLevel(holder.phone(), "silver");

        shop.cashier()
                .move(STAFF + "sales/" + sale + "/refunds", Map.of("amountFen", 12_000, "reason", "退货"))
                .expect(201);

        Story.until(() -> spent(holder) == 0, "the sale is taken off");
        Exchange after = TierProgramme.tier(holder.phone());
        assertThat(after.text("level")).isEqualTo("silver");
        assertThat(after.fen("/counted/growth")).isZero();
        assertThat(after.fen("/counted/visits")).isZero();
        assertThat(silver.fen("/discountBasisPoints")).isEqualTo(9_500);
        assertThat(silver.text("keptUntil"))
                .isEqualTo(LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear() + 1 + "-01-01");
        assertThat(ledger(shop, "growth_issued")).isZero();
    }

    @Test
    void aBenefitIsGrantedAsOftenAsTheLevelGivesIt() {
        Shop shop = open();
        Shop.Holder holder = shop.holder();
        TierProgramme.awaitLevel(holder.phone(), "normal");
        String uses = STAFF + "members/" + holder.memberId() + "/benefits/tea/uses";
        Map<String, Object> wish = Map.of("storeId", shop.storeId());
        shop.cashier().move(uses, wish).refused(409, "BENEFIT_NOT_HELD");
        holder.phone().buys(shop.cashier(), shop.storeId(), 12_000);
        TierProgramme.awaitLevel(holder.phone(), "silver");
        String key = UUID.randomUUID().toString();
        String first = shop.cashier().move(uses, wish, key).expect(201).text("id");

        String again = shop.cashier().move(uses, wish, key).expect(201).text("id");

        assertThat(again).isEqualTo(first);
        shop.cashier().move(uses, wish).expect(201);
        shop.cashier().move(uses, wish).refused(409, "BENEFIT_USED_UP");
        Exchange shown = TierProgramme.tier(holder.phone());
        assertThat(shown.at("/benefits/0/used").asInt()).isEqualTo(2);
        assertThat(shown.at("/benefits/0/left").asInt()).isZero();
    }

    @Test
    void aLevelByHandIsForManagersAndIsWrittenDown() {
        Shop shop = open();
        Shop.Holder holder = shop.holder();
        TierProgramme.awaitLevel(holder.phone(), "normal");
        String places = STAFF + "members/" + holder.memberId() + "/tier-placements";
        Instant until = Instant.now().plus(Duration.ofDays(7));
        Map<String, Object> wish = Map.of("level", "gold", "until", until.toString(), "reason", "开业以来的老客人");
        shop.cashier().move(places, wish).expect(403);
        shop.manager()
                .move(places, Map.of("level", "platinum", "until", until.toString(), "reason", "x"))
                .refused(400, "TIER_UNKNOWN");

        Exchange placed = shop.manager().move(places, wish).expect(201);

        assertThat(placed.text("level")).isEqualTo("gold");
        Exchange detail = shop.owner()
                .get(STAFF + "members/" + holder.memberId() + "/tier")
                .expect(200);
        assertThat(detail.at("/tier/level").asText()).isEqualTo("gold");
        assertThat(detail.at("/changes/0/reason").asText()).isEqualTo("开业以来的老客人");
        assertThat(detail.at("/changes/0/cause").asText()).isEqualTo("by_hand");
        Shop.Holder other = shop.holder();
        shop.manager()
                .move(STAFF + "members/" + other.memberId() + "/tier-placements", wish)
                .refused(409, "TIER_FULL");
        shop.manager().move(places + "/ending", Map.of("reason", "说错了")).expect(200);
        shop.manager().move(places + "/ending", Map.of("reason", "说错了")).refused(409, "NOT_PLACED");
        assertThat(TierProgramme.tier(holder.phone()).text("level")).isEqualTo("normal");
    }

    @Test
    void twoPeopleWhoAreOneKeepTheHigherLevel() {
        Shop shop = open();
        Shop.Holder from = shop.holder();
        Shop.Holder into = shop.holder();
        TierProgramme.awaitLevel(into.phone(), "normal");
        from.phone().buys(shop.cashier(), shop.storeId(), 12_000);
        into.phone().buys(shop.cashier(), shop.storeId(), 3_000);
        TierProgramme.awaitLevel(from.phone(), "silver");
        Story.until(() -> spent(into) == 3_000, "¥30 are counted");
        String approval = shop.manager()
                .post(
                        STAFF + "members/" + into.memberId() + "/merges",
                        Map.of("fromMember", from.memberId(), "reason", "同一个人"))
                .expect(202)
                .text("id");

        shop.approve(approval).expect(200);

        Exchange merged = TierProgramme.awaitLevel(into.phone(), "silver");
        assertThat(merged.fen("/counted/spendFen")).isEqualTo(15_000);
        assertThat(merged.fen("/counted/growth")).isEqualTo(120 + 5 + 30 + 5);
        assertThat(ledger(shop, "growth_issued")).isEqualTo(-160);
    }

    private static Shop open() {
        Shop shop = Shop.open(World.underTest());
        TierProgramme.publish(shop.manager(), shop.owner());
        return shop;
    }

    private static long spent(Shop.Holder holder) {
        return TierProgramme.tier(holder.phone()).fen("/counted/spendFen");
    }

    /** A counter-account's sum, 0 for one without entries. */
    private static long ledger(Shop shop, String counter) {
        shop.verify();
        for (var line : shop.owner()
                .get(STAFF + "ledger/balances?quarters=1")
                .expect(200)
                .at("/counters")) {
            if (counter.equals(line.get("counter").asText())) {
                return line.get("amount").asLong();
            }
        }
        return 0;
    }
}
