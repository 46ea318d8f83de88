package dev.lingka.campaign.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.campaign.CampaignBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gifts that are good in the month of birth alone. Months are the merchant's: in China they begin at 16:00 UTC. */
class BirthMonthTest {

    private static final String THIS_MONTH = "date_trunc('month', app_now() at time zone 'Asia/Shanghai')";

    private CampaignBench bench;

    @BeforeEach
    void open() {
        bench = new CampaignBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Given on 28 March for 4 April; in the midst of April; at a new year; in a leap year and in another one. */
    @Test
    void aMonthGoesFromItsFirstMomentToItsLast() {
        assertThat(span("2027-03-28T02:00:00Z", "2027-04-01")).isEqualTo("2027-03-31T16:00 2027-04-30T16:00");
        assertThat(span("2027-04-04T02:00:00Z", "2027-04-01")).isEqualTo("2027-04-04T02:00 2027-04-30T16:00");
        assertThat(span("2027-12-25T02:00:00Z", "2028-01-01")).isEqualTo("2027-12-31T16:00 2028-01-31T16:00");
        assertThat(span("2027-11-30T15:59:00Z", "2027-12-01")).isEqualTo("2027-11-30T16:00 2027-12-31T16:00");
        assertThat(span("2028-02-22T02:00:00Z", "2028-02-01")).isEqualTo("2028-02-22T02:00 2028-02-29T16:00");
        assertThat(span("2027-02-21T02:00:00Z", "2027-02-01")).isEqualTo("2027-02-21T02:00 2027-02-28T16:00");
        assertThat(span("2027-05-02T02:00:00Z", "2027-04-01")).isEqualTo("2027-05-02T02:00 2027-04-30T16:00");
    }

    /** In Berlin a March begins at 23:00 UTC, in winter, and ends at 22:00 UTC, in summer. */
    @Test
    void aMonthInWhichClocksArePutForwardIsAnHourShorter() {
        assertThat(span("Europe/Berlin", "2027-02-22T09:00:00Z", "2027-03-01"))
                .isEqualTo("2027-02-28T23:00 2027-03-31T22:00");
    }

    /** The template's 30 days say nothing: next month's coupon is good in next month. */
    @Test
    void theTemplatesOwnValidityIsNotAsked() {
        UUID run = celebrating(THIS_MONTH + " + interval '1 month'");

        bench.step(run, 10);

        assertThat(bench.all("select outcome from campaign_step")).containsExactly("GIVEN");
        assertThat(bench.one("select valid_from = (" + THIS_MONTH
                        + " + interval '1 month') at time zone 'Asia/Shanghai'"
                        + " and valid_until = (" + THIS_MONTH + " + interval '2 months') at time zone 'Asia/Shanghai'"
                        + " from coupon"))
                .isEqualTo("t");
        assertThat(bench.one("select terms #>> '{validity,rolling,days}' from coupon"))
                .isEqualTo("30");
    }

    /** It has begun: the coupon is good from the grant on. */
    @Test
    void aMonthThatHasBegunBeginsWithTheGrant() {
        UUID run = celebrating(THIS_MONTH);

        bench.step(run, 10);

        assertThat(bench.one("select valid_from = granted_at and valid_until = (" + THIS_MONTH
                        + " + interval '1 month') at time zone 'Asia/Shanghai' from coupon"))
                .isEqualTo("t");
    }

    /** Nothing is given, nothing is said, nothing is spent; and once more changes nothing. */
    @Test
    void aMonthThatIsOverIsSaidSo() {
        UUID run = celebrating(THIS_MONTH + " - interval '1 month'");

        bench.step(run, 10);
        bench.step(run, 10);

        assertThat(bench.all("select outcome from campaign_step")).containsExactly("BIRTH_MONTH_OVER");
        assertThat(bench.number("select count(*) from coupon")).isZero();
        assertThat(bench.number("select count(*) from message")).isZero();
        assertThat(bench.number("select spent_fen + given from campaign_run")).isZero();
    }

    @Test
    void whoIsDeletedCelebratesInNoMonth() {
        UUID run = celebrating(THIS_MONTH);
        String member = bench.one("select member_id from campaign_audience where run_id = ?", run);

        bench.one(
                "select campaign_people_forget(cast(? as jsonb), cast(? as jsonb))",
                new JsonObject().put("merchant", bench.merchant).encode(),
                new JsonObject().put("memberId", member).encode());
        bench.step(run, 10);

        assertThat(bench.one(
                        "select celebrated_in is null and due_at is null and ended = 'deleted' from campaign_audience"))
                .isEqualTo("t");
        assertThat(bench.number("select count(*) from coupon")).isZero();
    }

    /** Who becomes another one gets it there, in the same month. */
    @Test
    void whoBecomesAnotherOneKeepsTheMonth() {
        UUID run = celebrating(THIS_MONTH);
        String from = bench.one("select member_id from campaign_audience where run_id = ?", run);
        String into = bench.members(1, "active").get(0).toString();
        bench.run(
                "update member set status = 'merged', merged_into = cast(? as uuid), ended_at = now()"
                        + " where id = cast(? as uuid)",
                into,
                from);

        bench.one(
                "select campaign_people_merge(cast(? as jsonb), cast(? as jsonb))",
                new JsonObject().put("merchant", bench.merchant).encode(),
                new JsonObject().put("fromMember", from).put("memberId", into).encode());
        bench.step(run, 10);

        assertThat(bench.all("select member_id from coupon")).containsExactly(into);
        assertThat(bench.one("select valid_until = (" + THIS_MONTH
                        + " + interval '1 month') at time zone 'Asia/Shanghai' from coupon"))
                .isEqualTo("t");
    }

    /** One member in a run that gives a coupon for the birthday in this month. */
    private UUID celebrating(String month) {
        bench.members(1, "sleeping");
        JsonObject words = new JsonObject().put("zh", "生日快乐").put("en", "Happy birthday");
        JsonObject step = new JsonObject()
                .put("code", "gift")
                .put("afterDays", 0)
                .put("costFen", 500)
                .put("gives", new JsonObject().put("coupon", "v5").put("goodIn", "birth_month"))
                .put("says", new JsonObject().put("title", words).put("text", words));
        UUID run = bench.run(
                CampaignBench.design().put("holdOutBasisPoints", 0).put("steps", new JsonArray(List.of(step))),
                "sleeping");
        bench.run("update campaign_audience set celebrated_in = " + month);
        return run;
    }

    private String span(String now, String month) {
        return span("Asia/Shanghai", now, month);
    }

    private String span(String zone, String now, String month) {
        String utc = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI')";
        return bench.one(
                "select " + utc.formatted("valid_from") + " || ' ' || " + utc.formatted("valid_until")
                        + " from coupon_validity(?, cast(? as timestamptz), cast(? as jsonb))",
                zone,
                now,
                new JsonObject().put("month", new JsonObject().put("of", month)).encode());
    }
}
