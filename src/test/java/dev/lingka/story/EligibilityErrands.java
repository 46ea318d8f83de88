package dev.lingka.story;

import java.util.List;
import java.util.Map;

/** The list of those who may join: somebody is put on it, found, and another taken off. */
final class EligibilityErrands {

    private static final String LIST = "/api/v1/staff/eligibility-entries";

    private final Caller owner;

    EligibilityErrands(Premises shop) {
        this.owner = shop.owner();
    }

    void run() {
        Map<String, String> stays = Map.of("phone", Phone.anyNumber(), "number", "A-1001", "name", "名单一");
        Map<String, String> goes = Map.of("phone", Phone.anyNumber(), "number", "A-1002", "name", "名单二");
        owner.move(LIST, Map.of("entries", List.of(stays, goes))).expect(201);
        owner.get(LIST + "?limit=5&phone=" + stays.get("phone") + "&number=A-1001")
                .expect(200);
        String entry =
                owner.get(LIST + "?number=A-1002").expect(200).at("/items/0/id").asText();
        owner.delete(LIST + "/" + entry).expect(200);
    }
}
