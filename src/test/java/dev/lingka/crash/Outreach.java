package dev.lingka.crash;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A campaign over a crowd: a coupon and a word at once, another of each a day later. A fifth of the members are left
 * alone. It is drafted when it is made, and begins when it is told to.
 */
final class Outreach {

    private static final String CAMPAIGNS = "/api/v1/staff/campaigns";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LEFT_ALONE_BASIS_POINTS = 2_000;
    /** Somebody in the midst of those who are told, in the order in which they are served. */
    private static final String SOMEBODY =
            """
            select m from unnest(cast(? as uuid[])) as m where not campaign_held_out(cast(? as uuid), m, ?)
             order by m offset ? limit 1""";

    private static final String IN_IT = "select count(*) from campaign_audience where campaign_id = cast(? as uuid)";
    private static final String TO_DO =
            """
            select count(*) from campaign_audience
             where campaign_id = cast(? as uuid) and not held_out and step <= ? and due_at is not null""";
    private static final String UNDER_WAY =
            """
            select count(*) from message_delivery d
              join message m on m.merchant_id = d.merchant_id and m.month = d.month and m.id = d.message_id
             where d.state in ('pending', 'waiting')
               and split_part(m.source, ':', 2) in (select id::text from campaign_run where campaign_id = cast(? as uuid))""";
    /** At their channel, or about to be: SMS alone take any time. */
    private static final String CLAIMED = UNDER_WAY
            + """
                     and d.lease_until > clock_timestamp() and exists (
                         select from member b where b.merchant_id = m.merchant_id and b.id = m.member_id
                            and b.phone_index is not null)""";

    private static final String OPEN =
            """
            select count(*) from campaign c where c.id = cast(? as uuid) and (c.state <> 'done' or exists (
                select from campaign_run r where r.campaign_id = c.id and r.state <> 'done'))""";

    private final Crowd crowd;
    private final String id;

    private Outreach(Crowd crowd, String id) {
        this.crowd = crowd;
        this.id = id;
    }

    static Outreach drafted(Crowd crowd) {
        Map<String, ?> design = Map.of(
                "name", words("谢谢光临"),
                "audience", Map.of("members", crowd.members()),
                "steps", List.of(step(0), step(1)),
                "limits", Map.of("perRun", crowd.members().size()),
                "holdOutBasisPoints", LEFT_ALONE_BASIS_POINTS);
        return new Outreach(
                crowd, crowd.owner().post(CAMPAIGNS, design).expect(201).text("id"));
    }

    private static Map<String, ?> step(int number) {
        String coupon = Crowd.COUPONS.get(number);
        return Map.of(
                "code",
                coupon,
                "afterDays",
                number,
                "gives",
                Map.of("coupon", coupon),
                "costFen",
                0,
                "says",
                Map.of(
                        "title",
                        words(coupon),
                        "text",
                        words("{coupon}"),
                        "channels",
                        List.of("sms"),
                        "sms",
                        Map.of("template", "SMS_1")));
    }

    private static Map<String, String> words(String text) {
        return Map.of("zh", text, "en", text);
    }

    String id() {
        return id;
    }

    void start() {
        crowd.owner()
                .post(CAMPAIGNS + "/" + id + "/start", Map.of("reason", "开业"))
                .expect(200);
    }

    /** Neither among the first nor among the last, by chance. */
    String somebodyTold(Random random) {
        int told = crowd.members().size() / 2;
        int place = told / 4 + random.nextInt(told / 2);
        String all = "{" + String.join(",", crowd.members()) + "}";
        return crowd.books()
                .column(SOMEBODY, all, id, LEFT_ALONE_BASIS_POINTS, place)
                .get(0);
    }

    /** Until its members are in it. */
    void awaitBegin() {
        Pause.require(PATIENCE, "the campaign begins", () -> crowd.books().number(IN_IT, id) > 0);
    }

    /** Until nobody in it waits for that step or an earlier one. */
    void awaitStep(int step) {
        awaitBegin();
        Pause.require(PATIENCE, "step " + step + " is done", () -> crowd.books().number(TO_DO, id, step) == 0);
    }

    /** Until a replica has claimed SMS that have not left, or of which it does not know yet. */
    void awaitClaim() {
        Pause.require(PATIENCE, "SMS are on their way", () -> crowd.books().number(CLAIMED, id) > 0);
    }

    /** Until nothing of it is under way to anybody. */
    void awaitDeliveries() {
        Pause.require(PATIENCE, "all is delivered", () -> crowd.books().number(UNDER_WAY, id) == 0);
    }

    void awaitEnd() {
        Pause.require(PATIENCE, "the campaign is over", () -> crowd.books().number(OPEN, id) == 0);
        awaitDeliveries();
    }

    /** A day and a little later: what waits for the next day is due. */
    void tomorrow() {
        crowd.books().run("update app_clock set offset_by = offset_by + interval '1 day 1 minute'");
    }
}
