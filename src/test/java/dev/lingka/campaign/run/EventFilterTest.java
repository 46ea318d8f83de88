package dev.lingka.campaign.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.campaign.CampaignBench;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which events a campaign with filters hears. */
class EventFilterTest {

    private static CampaignBench bench;

    @BeforeAll
    static void open() {
        bench = new CampaignBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    /** From ¥500 until before ¥1,000. */
    @Test
    void aNumberIsWithinItsBounds() {
        String where = "{\"amountFen\": {\"atLeast\": 50000, \"below\": 100000}}";

        assertThat(hears(where, "{\"amountFen\": 49999}")).isFalse();
        assertThat(hears(where, "{\"amountFen\": 50000}")).isTrue();
        assertThat(hears(where, "{\"amountFen\": 99999}")).isTrue();
        assertThat(hears(where, "{\"amountFen\": 100000}")).isFalse();
    }

    @Test
    void oneBoundIsEnough() {
        assertThat(hears("{\"amountFen\": {\"atLeast\": 1}}", "{\"amountFen\": 1}"))
                .isTrue();
        assertThat(hears("{\"amountFen\": {\"below\": 1}}", "{\"amountFen\": 0}"))
                .isTrue();
        assertThat(hears("{\"amountFen\": {\"below\": 1}}", "{\"amountFen\": 1}"))
                .isFalse();
    }

    @Test
    void aWordIsOneOfTheList() {
        String where = "{\"offerCode\": {\"oneOf\": [\"spring\", \"summer\"]}}";

        assertThat(hears(where, "{\"offerCode\": \"summer\"}")).isTrue();
        assertThat(hears(where, "{\"offerCode\": \"summe\"}")).isFalse();
    }

    /** What the event does not tell, or tells as null, is within no filter. */
    @Test
    void whatIsNotToldIsWithinNone() {
        assertThat(hears("{\"amountFen\": {\"below\": 100}}", "{}")).isFalse();
        assertThat(hears("{\"offerCode\": {\"oneOf\": [\"spring\"]}}", "{\"offerCode\": null}"))
                .isFalse();
    }

    @Test
    void allFiltersHoldAtOnce() {
        String where = "{\"amountFen\": {\"atLeast\": 100}, \"channel\": {\"oneOf\": [\"wechat\"]}}";

        assertThat(hears(where, "{\"amountFen\": 100, \"channel\": \"wechat\"}"))
                .isTrue();
        assertThat(hears(where, "{\"amountFen\": 99, \"channel\": \"wechat\"}")).isFalse();
        assertThat(hears(where, "{\"amountFen\": 100, \"channel\": \"cash\"}")).isFalse();
    }

    @Test
    void withoutFiltersEveryOneOfItsEventsIsHeardAndNoOther() {
        String design = "{\"audience\": {\"event\": \"RechargePaid\"}}";

        assertThat(hears(design, "RechargePaid", "{}")).isTrue();
        assertThat(hears(design, "CardIssued", "{}")).isFalse();
    }

    /** From 1 November to 31 December are 60 days; on the day itself none is left; nothing is added to other events. */
    @Test
    void daysThatAreLeftAreCounted() {
        assertThat(daysLeft("{\"lastDay\": \"2024-12-31\"}", "2024-11-01")).isEqualTo("60");
        assertThat(daysLeft("{\"lastDay\": \"2024-12-31\"}", "2024-12-31")).isEqualTo("0");
        assertThat(daysLeft("{\"amountFen\": 1}", "2024-12-31")).isNull();
    }

    private static boolean hears(String where, String told) {
        return hears("{\"audience\": {\"event\": \"RechargePaid\", \"where\": " + where + "}}", "RechargePaid", told);
    }

    private static boolean hears(String design, String type, String told) {
        return "t"
                .equals(bench.one(
                        "select campaign_hears(cast(? as jsonb), ?, cast(? as jsonb))",
                        new JsonObject(design).encode(),
                        type,
                        told));
    }

    private static String daysLeft(String payload, String today) {
        return bench.one("select campaign_told(cast(? as jsonb), cast(? as date)) ->> 'daysLeft'", payload, today);
    }
}
