package dev.lingka.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;

/** Campaigns to all members, begun without the second person who would have to agree. */
public final class CampaignStart {

    private static final long LONGEST_NANOS = 600_000_000_000L;
    private static final int LOOK_MILLIS = 20;

    private CampaignStart() {}

    /** What a campaign to everybody is, whatever their stage, with these steps. */
    public static JsonObject toAll(JsonObject... steps) {
        return new JsonObject()
                .put("name", words("您好", "Hello"))
                .put(
                        "audience",
                        new JsonObject().put("stages", JsonArray.of("new", "active", "at_risk", "sleeping", "lost")))
                .put("steps", JsonArray.of((Object[]) steps))
                .put("limits", new JsonObject());
    }

    /** A step that says something after so many days. */
    public static JsonObject step(String code, int afterDays) {
        return new JsonObject()
                .put("code", code)
                .put("afterDays", afterDays)
                .put("says", new JsonObject().put("title", words("您好", "Hello")).put("text", words("您好", "Hello")));
    }

    private static JsonObject words(String zh, String en) {
        return new JsonObject().put("zh", zh).put("en", en);
    }

    /** Starts it, and waits until its run is there to see, which is answered. */
    public static String run(URI application, Sql database, String owner, JsonObject design) throws Exception {
        JsonObject campaign = Till.send(application, "POST", "/api/v1/staff/campaigns", owner, design);
        String id = campaign.getString("id");
        // A second person's agreement is not what is measured.
        database.execute("update campaign set state = 'running', started_at = app_now(), next_at = app_now()"
                + " where id = '" + id + "'");
        long until = System.nanoTime() + LONGEST_NANOS;
        String found = null;
        while (found == null && System.nanoTime() < until) {
            Thread.sleep(LOOK_MILLIS);
            found = database.one("select id from campaign_run where campaign_id = '" + id + "'");
        }
        return found;
    }
}
