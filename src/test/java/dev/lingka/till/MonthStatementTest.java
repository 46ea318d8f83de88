package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import dev.lingka.till.TillWorld.Member;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The month of a card, as its holder reads it and takes it along. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class MonthStatementTest {

    private static final String STATEMENT = "/api/v1/member/card/statement";
    private static final String FORMULA = "=HYPERLINK(\"http://example.com\")";

    private final AgroalDataSource database;
    private final YearMonth now = YearMonth.now(ZoneId.of("Asia/Shanghai"));
    private TillWorld world;
    private Member member;

    MonthStatementTest(AgroalDataSource database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = TillWorld.open(database);
        member = world.member(3_400, 3_000);
        world.moves("cashier")
                .body(member.charge(3_800))
                .post("/api/v1/staff/charges")
                .then()
                .statusCode(201);
    }

    @Test
    void aMonthAddsUpToTheBalance() {
        JsonPath month = member.calls()
                .get(STATEMENT)
                .then()
                .statusCode(200)
                .body("month", equalTo(now.toString()))
                .body("cardNumber", equalTo(member.number))
                .body("opening.totalFen", equalTo(0))
                .body("movements.title", contains("充值", "充值", "消费"))
                .body("movements[2].moved.principalFen", equalTo(-3_400))
                .body("movements[2].moved.bonusFen", equalTo(-400))
                .body("movements[2].moved.totalFen", equalTo(-3_800))
                .body("movements[2].store", equalTo("店 s1"))
                .extract()
                .jsonPath();

        for (String asset : List.of("principalFen", "bonusFen", "totalFen")) {
            long held = month.getLong("opening." + asset);
            for (int i = 0; i < 3; i++) {
                held += month.getLong("movements[" + i + "].moved." + asset);
                assertThat(month.getLong("movements[" + i + "].after." + asset)).isEqualTo(held);
            }
            assertThat(month.getLong("closing." + asset)).isEqualTo(held);
        }
        assertThat(month.getLong("closing.totalFen")).isEqualTo(member.balanceFen());
    }

    @Test
    void whatTheLedgerBookedIsWhatTheStatementTells() {
        Map<String, Integer> booked = new HashMap<>();
        member.calls()
                .get("/api/v1/member/card/entries?limit=100")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .forEach(line -> booked.putIfAbsent(
                        line.get("postingId") + "/" + line.get("asset"), (Integer) line.get("balanceAfterFen")));

        JsonPath month = member.calls().get(STATEMENT).jsonPath();

        assertThat(booked).hasSize(4);
        booked.forEach((line, balance) -> {
            String[] parts = line.split("/");
            String told = "movements.find { it.postingId == '" + parts[0] + "' }.after." + parts[1] + "Fen";
            assertThat(month.getInt(told)).as(line).isEqualTo(balance);
        });
    }

    @Test
    void theEndOfAMonthIsTheBeginningOfTheNext() {
        long held = member.balanceFen();

        member.calls()
                .get(STATEMENT + "?month=" + now.plusMonths(1))
                .then()
                .body("opening.totalFen", equalTo((int) held))
                .body("movements", empty())
                .body("closing.totalFen", equalTo((int) held));
        member.calls().get(STATEMENT + "?month=" + now.minusMonths(1)).then().body("closing.totalFen", equalTo(0));
    }

    @Test
    void theCardOfOthersHasNoStatementHere() {
        Member other = world.member(100, 0);
        Member elsewhere = TillWorld.open(database).member(100, 0);

        for (Member stranger : List.of(other, elsewhere)) {
            for (String path : List.of(STATEMENT, STATEMENT + "/file")) {
                stranger.calls()
                        .queryParam("cardId", member.cardId)
                        .get(path)
                        .then()
                        .statusCode(404)
                        .body("code", equalTo("NOT_FOUND"));
            }
            stranger.calls().get(STATEMENT).then().body("closing.totalFen", equalTo(100));
        }
    }

    @Test
    void aMonthThatIsNoneIsNamed() {
        for (String month :
                List.of("2026-13", "2026", "+12345-01", UUID.randomUUID().toString())) {
            member.calls()
                    .queryParam("month", month)
                    .get(STATEMENT + "/file")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("month"));
        }
    }

    @Test
    void theFileHoldsTheSameAndNothingInItIsWorkedOut() {
        rename(FORMULA);

        Response file = member.calls().get(STATEMENT + "/file");

        file.then()
                .statusCode(200)
                .header("Content-Type", containsString("spreadsheetml.sheet"))
                .header("Content-Disposition", equalTo("attachment; filename=\"statement-" + now + ".xlsx\""));
        Map<String, String> parts = parts(file.asByteArray());
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet).doesNotContain("<f>", "<f ").contains("<v>-34.00</v>", "<v>-4.00</v>", "<v>-38.00</v>");
        assertThat(sheet).contains("<v>26.00</v>");
        assertThat(words(parts.get("xl/sharedStrings.xml"))).contains(FORMULA, "消费", "月末余额", member.number);
    }

    private void rename(String name) {
        String store = "/api/v1/staff/stores/" + world.merchant().storeId();
        String tag = world.merchant().as("owner").get(store).header("ETag");
        world.merchant()
                .as("owner")
                .header("If-Match", tag)
                .body(Map.of("name", name))
                .patch(store)
                .then()
                .statusCode(200);
    }

    private static List<String> words(String strings) {
        try {
            NodeList texts = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(strings)))
                    .getElementsByTagName("t");
            return IntStream.range(0, texts.getLength())
                    .mapToObj(i -> texts.item(i).getTextContent())
                    .toList();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the directory at its end, as spreadsheets read it. */
    private static Map<String, String> parts(byte[] file) {
        Map<String, String> parts = new HashMap<>();
        try {
            Path kept = Files.write(Files.createTempFile("statement", ".xlsx"), file);
            try (ZipFile zip = new ZipFile(kept.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    parts.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            Files.delete(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }
}
