package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The programme in force: read, and replaced by two pairs of eyes. Whoever adds a section keeps what the others added. */
final class InForce {

    private static final String PROGRAMME = "/api/v1/staff/programme";

    private InForce() {}

    static ObjectNode document(Caller staff) {
        return staff.get(PROGRAMME).expect(200).at("/document").deepCopy();
    }

    /** Drafted and asked for by one, agreed to by another; in force when it returns. */
    static void put(Caller asking, Caller deciding, JsonNode document) {
        String versions = PROGRAMME + "/versions";
        String version = asking.post(versions, document).expect(201).text("version");
        String approval = asking.post(versions + "/" + version + "/publication", Map.of("reason", "新一季"))
                .expect(202)
                .text("id");
        deciding.post("/api/v1/staff/approvals/" + approval + "/decision", Map.of("approve", true, "reason", "看过了"))
                .expect(200);
        Story.until(
                () -> version.equals(asking.get(PROGRAMME).expect(200).text("version")), "the programme is in force");
    }
}
