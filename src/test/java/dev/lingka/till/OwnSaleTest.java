package dev.lingka.till;

import static dev.lingka.till.TillHttpTest.tender;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import dev.lingka.till.TillWorld.Member;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members see of what they bought, and nobody else. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class OwnSaleTest {

    private static final String OWN = "/api/v1/member/sales";
    private static final String ENTRIES = "/api/v1/member/card/entries";
    private static final List<Map<String, Object>> LINES = List.of(line("龙井", 3_000), line("瓜子", 800));

    private final AgroalDataSource database;
    private TillWorld world;
    private Member member;

    OwnSaleTest(AgroalDataSource database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = TillWorld.open(database);
        world.openShift("cashier");
        member = world.member(3_400, 3_000);
    }

    @Test
    void aSaleIsListedWithWhatWasBoughtAndWhatPaid() {
        String sale = sale(0);

        member.calls()
                .get(OWN)
                .then()
                .statusCode(200)
                .body("items.id", contains(sale))
                .body("items[0].storeName", equalTo("店 s1"))
                .body("items[0].names", contains("龙井", "瓜子"))
                .body("items[0].lineCount", equalTo(2))
                .body("items[0].totalFen", equalTo(3_800))
                .body("items[0].walletFen", equalTo(3_600))
                .body("items[0].principalFen", equalTo(3_400))
                .body("items[0].bonusFen", equalTo(200))
                .body("nextCursor", nullValue());
        member.calls().get(ENTRIES).then().body("items.findAll { it.kind == 'charge' }.saleId", hasItem(sale));
    }

    @Test
    void aSaleIsShownWholeWithItsReceiptAndWhatWentBack() {
        String sale = sale(0);
        refund(sale, 200);

        member.calls()
                .get(OWN + "/" + sale)
                .then()
                .statusCode(200)
                .body("number", equalTo(sale.substring(sale.length() - 8).toUpperCase(Locale.ROOT)))
                .body("tenders.kind", contains("wallet", "cash"))
                .body("tenders.refundedFen", contains(200, 0))
                .body("lines.name", contains("龙井", "瓜子"))
                .body("refundedFen", equalTo(200))
                .body("refunds", hasSize(1))
                .body("refunds[0].state", equalTo("booked"))
                .body("refunds[0].walletFen", equalTo(200))
                .body("receipt", hasItem("合计 ¥38.00"));
        member.calls().get(ENTRIES).then().body("items.findAll { it.kind == 'refund' }.saleId", hasItem(sale));
    }

    /** Who served, what they noted, and numbers of bank slips are the house's. */
    @Test
    void whatIsTheHousesIsNotShown() {
        String sale = sale(0);
        refund(sale, 200);

        String shown = member.calls().get(OWN + "/" + sale).asString();

        for (String word : List.of("staffId", "terminalId", "shiftId", "note", "reference", "reason", "approvalId")) {
            assertThat(shown).doesNotContain("\"" + word + "\"");
        }
    }

    @Test
    void aSaleIsNobodyElses() {
        String sale = sale(0);
        Member other = world.member(100, 0);
        Member elsewhere = TillWorld.open(database).member(100, 0);

        for (Member stranger : List.of(other, elsewhere)) {
            stranger.calls().get(OWN).then().statusCode(200).body("items", hasSize(0));
            stranger.calls().get(OWN + "/" + sale).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        }
    }

    @Test
    void aSaleWithoutACardIsNoMembers() {
        String sale = world.moves("cashier")
                .body(Map.of("totalFen", 500))
                .post("/api/v1/staff/sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        member.calls().get(OWN + "/" + sale).then().statusCode(404);
        member.calls().get(OWN).then().body("items.id", not(hasItem(sale)));
    }

    @Test
    void aListGoesByMonthAndByPages() {
        String first = sale(0);
        String second = sale(1);
        YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai"));

        String cursor = member.calls()
                .get(OWN + "?limit=1&month=" + month)
                .then()
                .statusCode(200)
                .body("items.id", contains(second))
                .extract()
                .path("nextCursor");

        member.calls()
                .queryParam("cursor", cursor)
                .get(OWN + "?limit=1&month=" + month)
                .then()
                .body("items.id", contains(first))
                .body("nextCursor", nullValue());
        member.calls().get(OWN + "?month=" + month.minusMonths(1)).then().body("items", hasSize(0));
        member.calls().get(OWN + "?month=+12345-01").then().statusCode(400);
    }

    /** The codes of this minute and of the next one are both good. */
    private String sale(int code) {
        String cardCode = member.calls().get("/api/v1/member/card/codes").path("codes[" + code + "].code");
        List<Map<String, Object>> tenders =
                code == 0 ? List.of(tender("wallet", 3_600), tender("cash", 200)) : List.of(tender("cash", 3_800));
        return world.moves("cashier")
                .body(Map.of("cardCode", cardCode, "totalFen", 3_800, "tenders", tenders, "lines", LINES, "note", "少糖"))
                .post("/api/v1/staff/charges")
                .then()
                .statusCode(201)
                .extract()
                .path("sale.id");
    }

    private void refund(String sale, long fen) {
        world.moves("cashier")
                .body(Map.of("amountFen", fen, "reason", "cold"))
                .post("/api/v1/staff/sales/{id}/refunds", sale)
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> line(String name, long fen) {
        return Map.of("sku", "S", "name", name, "quantity", 1, "amountFen", fen);
    }
}
