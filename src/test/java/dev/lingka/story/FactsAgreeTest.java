package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Seeds;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A random life of some members over HTTP: the facts that followed its events are those that a rebuild gathers. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class FactsAgreeTest {

    private static final String STAFF = "/api/v1/staff/";
    private static final int DEEDS = 60;
    private static final int KINDS = 8;
    private static final String DUMP =
            """
            select (to_jsonb(f) - 'refreshed_at' - 'stage_at')::text from member_fact f where merchant_id = %1$s
            union all select d::text from member_sale_day d where merchant_id = %1$s
            union all select v::text from member_move_day v where merchant_id = %1$s
            union all select g::text from member_goods g where merchant_id = %1$s order by 1""";
    private static final String SPOIL =
            """
            delete from member_goods where merchant_id = %1$s;
            delete from member_sale_day where merchant_id = %1$s;
            update member_move_day set points_earned = 777, coupons = '{x}' where merchant_id = %1$s;
            delete from member_fact where merchant_id = %1$s and bucket %% 2 = 0;
            update member_fact set points = -1, points_earned = -1, recharged_fen = -1, tier = 'nobody', tags = '{x}', balance_fen = -1, sales = 999,
                   card_kinds = '{}', sex_index = 'x', coupons_held = 99, store_id = null, usual_gap_days = 3
             where merchant_id = %1$s""";

    private final Superuser database;
    private final Map<String, Long> spent = new HashMap<>();
    private final List<Shop.Holder> holders = new ArrayList<>();
    private final List<String[]> sales = new ArrayList<>();
    private int coupons;
    private Shop shop;
    private Random random;

    FactsAgreeTest(Superuser database) {
        this.database = database;
    }

    @Test
    void eventsAndRebuildComeToTheSame() {
        long seed = Seeds.first();
        random = new Random(seed);
        shop = Shop.open(World.underTest());
        for (int i = 0; i < 5; i++) {
            join();
        }
        shop.cashier()
                .move(STAFF + "shifts", Map.of("storeId", shop.storeId(), "openingCashFen", 10_000))
                .expect(201);
        for (int i = 0; i < DEEDS; i++) {
            deed(i < KINDS ? i : random.nextInt(KINDS));
        }
        merge();
        leave();
        String merchant = "(select id from merchant where code = '" + shop.code() + "')";
        quiet(merchant);

        List<String> followed = database.column(DUMP.formatted(merchant));
        database.run(SPOIL.formatted(merchant));
        FactRebuilds.run(shop.owner());

        assertThat(database.column(DUMP.formatted(merchant)))
                .as("seed %d", seed)
                .isEqualTo(followed);
        for (Shop.Holder holder : holders) {
            assertThat(database.number(
                            "select spend_fen from member_fact where member_id = '" + holder.memberId() + "'"))
                    .as("spend, seed %d", seed)
                    .isEqualTo(spent.getOrDefault(holder.memberId(), 0L));
        }
        assertThat(database.number("select count(*) from member_fact where merchant_id = " + merchant))
                .isEqualTo(holders.size());
        assertThat(coupons).isPositive();
        assertThat(database.number("select sum(coupons_held) from member_fact where merchant_id = " + merchant))
                .isEqualTo(coupons);
    }

    private void join() {
        Shop.Holder holder = shop.holder(100_000, 5_000);
        holders.add(holder);
    }

    private void deed(int kind) {
        Shop.Holder holder = holders.get(random.nextInt(holders.size()));
        switch (kind) {
            case 0 -> buysGoods(holder);
            case 1 -> pays(holder);
            case 2 -> givesBack();
            case 3 -> tags(holder);
            case 4 -> tells(holder);
            case 5 -> points(holder);
            case 6 -> coupon(holder);
            default -> recharges(holder);
        }
    }

    private void buysGoods(Shop.Holder holder) {
        long fen = 100L + random.nextInt(5_000);
        Map<String, Object> line =
                Map.of("sku", "T-" + random.nextInt(3), "name", "茶", "quantity", 1, "amountFen", fen);
        Map<String, Object> charge = new HashMap<>();
        charge.put(
                "memberNumber",
                holder.phone().app().get("/api/v1/member/card").expect(200).text("number"));
        charge.put("storeId", shop.storeId());
        charge.put("totalFen", fen);
        charge.put("tenders", List.of(Map.of("kind", "wechat", "amountFen", fen, "reference", "R")));
        charge.put("lines", List.of(line));
        sold(holder, shop.cashier().move(STAFF + "charges", charge).expect(201), fen);
    }

    private void pays(Shop.Holder holder) {
        long fen = 100L + random.nextInt(3_000);
        List<String> codes = holder.phone().codes();
        Map<String, Object> charge =
                Map.of("storeId", shop.storeId(), "cardCode", codes.get(random.nextInt(codes.size())), "totalFen", fen);
        Exchange paid = shop.cashier().move(STAFF + "charges", charge);
        if (paid.status() == 201) {
            sold(holder, paid, fen);
        }
    }

    private void sold(Shop.Holder holder, Exchange charged, long fen) {
        sales.add(new String[] {charged.at("/sale/id").asText(), holder.memberId(), Long.toString(fen)});
        spent.merge(holder.memberId(), fen, Long::sum);
    }

    private void givesBack() {
        if (sales.isEmpty()) {
            return;
        }
        String[] sale = sales.remove(random.nextInt(sales.size()));
        long fen = random.nextBoolean() ? Long.parseLong(sale[2]) : 1 + random.nextInt(100);
        shop.manager()
                .move(STAFF + "sales/" + sale[0] + "/refunds", Map.of("amountFen", fen, "reason", "凉了"))
                .expect(201);
        spent.merge(sale[1], -fen, Long::sum);
    }

    private void tags(Shop.Holder holder) {
        List<String> tags = random.nextBoolean() ? List.of() : List.of("t" + random.nextInt(3), "vip");
        shop.owner()
                .put(STAFF + "members/" + holder.memberId() + "/tags", Map.of("tags", tags))
                .expect(200);
    }

    private void tells(Shop.Holder holder) {
        Map<String, String> told = random.nextBoolean()
                ? Map.of("sex", "male", "birthday", "1990-02-0" + (1 + random.nextInt(9)))
                : Map.of("region", "44030" + (1 + random.nextInt(9)));
        holder.phone().app().put("/api/v1/member/profile", told).expect(200);
    }

    private void points(Shop.Holder holder) {
        shop.owner()
                .move(
                        STAFF + "members/" + holder.memberId() + "/points/adjustments",
                        Map.of("points", 1 + random.nextInt(50), "reason", "等位太久"))
                .expect(201);
    }

    /** How many one person may grant in a day without another is the programme's rule; the first is always granted. */
    private void coupon(Shop.Holder holder) {
        Exchange granted = shop.owner()
                .move(
                        STAFF + "members/" + holder.memberId() + "/coupons",
                        Map.of("template", "birthday-20", "reason", "上菜慢了"));
        if (granted.status() != 409) {
            granted.expect(201);
            coupons++;
        }
    }

    private void recharges(Shop.Holder holder) {
        Map<String, Object> wish = Map.of(
                "cardId",
                holder.cardId(),
                "storeId",
                shop.storeId(),
                "channel",
                "bank_card",
                "amountFen",
                10_000,
                "termsVersion",
                Premises.TERMS);
        shop.cashier().move(STAFF + "counter-recharges", wish).expect(201);
    }

    private void merge() {
        Shop.Holder from = holders.remove(0);
        Shop.Holder into = holders.get(0);
        String approval = shop.manager()
                .post(
                        STAFF + "members/" + into.memberId() + "/merges",
                        Map.of("fromMember", from.memberId(), "reason", "身份证一致"))
                .expect(202)
                .text("id");
        shop.approve(approval).expect(200);
        spent.merge(into.memberId(), spent.getOrDefault(from.memberId(), 0L), Long::sum);
    }

    private void leave() {
        Shop.Holder gone = shop.holder();
        gone.phone().app().move("/api/v1/member/deletion", null).expect(204);
    }

    private void quiet(String merchant) {
        Story.until(
                () -> database.number("select count(*) from outbox_delivery where state = 'pending' and merchant_id = "
                                + merchant)
                        == 0,
                "all has been told");
    }
}
