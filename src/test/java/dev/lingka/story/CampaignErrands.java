package dev.lingka.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Campaigns that are drafted, tried, started, paused and stopped, and the stages of members. */
final class CampaignErrands {

    private static final String STAFF = "/api/v1/staff/";
    private static final String CAMPAIGNS = STAFF + "campaigns";

    private final Premises shop;
    private final Caller owner;

    CampaignErrands(Premises shop) {
        this.shop = shop;
        this.owner = shop.owner();
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::running, this::pausing, this::looking);
    }

    /** Points and a word for two members who are named; nobody is left alone. */
    private void running() {
        Phone phone = shop.member("受邀");
        phone.app()
                .post("/api/v1/member/consents", Map.of("document", "marketing", "version", "2026-01", "granted", true))
                .expect(200);
        String member = memberOf(phone);
        Map<String, Object> audience = Map.of("members", List.of(member, memberOf(shop.member("同邀"))));
        Exchange drafted = owner.post(CAMPAIGNS, design(audience, 5)).expect(201);
        String campaign = CAMPAIGNS + "/" + drafted.text("id");
        owner.edit("PUT", campaign, "\"0\"", design(audience, 7)).expect(200);
        owner.get(campaign).expect(200);
        owner.get(CAMPAIGNS + "?state=draft&limit=5").expect(200);
        Story.until(
                () -> owner.send("POST", campaign + "/dry-run", Map.of(), null)
                                .expect(200)
                                .fen("/members")
                        == 2,
                "both are known");

        Exchange started =
                owner.post(campaign + "/start", Map.of("reason", "开业")).expect(200);

        Story.check(!started.at("/campaign/id").isMissingNode(), "a small one needs nobody else");
        Story.until(() -> "done".equals(owner.get(campaign).expect(200).text("state")), "the campaign is over");
        owner.get(campaign + "/runs?limit=5").expect(200);
        Exchange part = owner.get(campaign + "/members/" + member).expect(200);
        Story.check(part.fen("/items/0/steps/0/points") == 7, "the member got the points");
        String task = owner.get(STAFF + "tasks?state=open&limit=5")
                .expect(200)
                .at("/items/0/id")
                .asText();
        owner.post(STAFF + "tasks/" + task + "/done", Map.of("note", "周五来")).expect(200);
        String run = owner.get(campaign + "/runs").expect(200).at("/items/0/id").asText();
        owner.get(campaign + "/effect?runId=" + run).expect(200);
        owner.send("POST", campaign + "/stop", Map.of(), null).expect(200);
    }

    private void pausing() {
        Map<String, ?> audience =
                Map.of("event", "RechargePaid", "where", Map.of("amountFen", Map.of("atLeast", 50_000)));
        Exchange drafted = owner.post(CAMPAIGNS, design(audience, 5)).expect(201);
        String campaign = CAMPAIGNS + "/" + drafted.text("id");
        owner.post(campaign + "/start", Map.of("reason", "常年")).expect(200);
        for (String deed : List.of("pause", "resumption", "stop")) {
            owner.send("POST", campaign + "/" + deed, Map.of(), null).expect(200);
        }
        owner.send("POST", campaign + "/pause", Map.of(), null).refused(409, "CAMPAIGN_STATE");
    }

    private void looking() {
        owner.get(STAFF + "campaign-templates").expect(200);
        owner.get(STAFF + "lifecycle-stages").expect(200);
        owner.get(STAFF + "lifecycle-stages/members/" + memberOf(shop.member("新客")) + "/changes")
                .expect(200);
    }

    private static String memberOf(Phone phone) {
        return phone.app().get("/api/v1/member/profile").expect(200).text("memberId");
    }

    /** What it gives costs nothing; at most ten members. */
    static Map<String, Object> design(Map<String, ?> audience, int points) {
        Map<String, Object> step = new HashMap<>(Map.of(
                "code",
                "hello",
                "afterDays",
                0,
                "costFen",
                0,
                "gives",
                Map.of("points", points),
                "says",
                words(),
                "asks",
                Map.of("words", Map.of("zh", "打电话问候", "en", "Call them"), "withinDays", 7)));
        Map<String, Object> design = new HashMap<>(Map.of(
                "name",
                Map.of("zh", "谢谢光临", "en", "Thank you"),
                "audience",
                audience,
                "steps",
                new ArrayList<>(List.of(step)),
                "limits",
                Map.of("perMember", 1, "perMemberDays", 30, "perRun", 10, "budgetFen", 100, "stock", 10),
                "holdOutBasisPoints",
                0,
                "effectDays",
                30,
                "marginBasisPoints",
                6_000,
                "value",
                300));
        return design;
    }

    private static Map<String, Object> words() {
        return Map.of(
                "title",
                Map.of("zh", "谢谢", "en", "Thanks"),
                "text",
                Map.of("zh", "送您积分", "en", "Points for you"),
                "media",
                List.of(Map.of("type", "picture", "url", "https://pictures.example.com/tea.jpg")));
    }
}
