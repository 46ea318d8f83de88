package dev.lingka.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;

/** Changes the programme of the demo's merchant as its people do: one asks, another one agrees. */
final class Rules {

    private static final String PROGRAMME = "/api/v1/staff/programme";
    private static final long PAUSE_MILLIS = 200;

    private Rules() {}

    /** Puts the changed document into force and answers it with its version. */
    static JsonObject publish(URI application, URI identity, Consumer<JsonObject> change)
            throws IOException, InterruptedException {
        String owner = Till.person(identity, "owner");
        JsonObject colleague = new JsonObject()
                .put("subject", "bencher@" + Seed.MERCHANT)
                .put("name", "bencher")
                .put("role", "manager")
                .put("allStores", true);
        Till.send(application, "POST", "/api/v1/staff/staff", owner, colleague);
        JsonObject document =
                Till.send(application, "GET", PROGRAMME, owner, null).getJsonObject("document");
        change.accept(document);
        int version = Till.send(application, "POST", PROGRAMME + "/versions", owner, document)
                .getInteger("version");
        JsonObject reason = new JsonObject().put("reason", "bench");
        String approval = Till.send(
                        application, "POST", PROGRAMME + "/versions/" + version + "/publication", owner, reason)
                .getString("id");
        Till.send(
                application,
                "POST",
                "/api/v1/staff/approvals/" + approval + "/decision",
                Till.person(identity, "bencher"),
                reason.copy().put("approve", true));
        JsonObject inForce = Till.send(application, "GET", PROGRAMME, owner, null);
        while (inForce.getInteger("version") != version) {
            Thread.sleep(PAUSE_MILLIS);
            inForce = Till.send(application, "GET", PROGRAMME, owner, null);
        }
        return inForce;
    }
}
