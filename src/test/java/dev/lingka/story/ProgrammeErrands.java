package dev.lingka.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What people read of the programme, and answer to its questions. */
final class ProgrammeErrands {

    private static final String STAFF = "/api/v1/staff/";
    private static final String VERSIONS = STAFF + "programme/versions";
    private static final String ANSWERS = "/api/v1/member/profile/answers";

    private final Premises shop;

    ProgrammeErrands(Premises shop) {
        this.shop = shop;
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::comparing, this::reading, this::answering);
    }

    private void comparing() {
        ObjectNode document = (ObjectNode) shop.owner()
                .get(STAFF + "programme/presets/tea-restaurant")
                .expect(200)
                .json();
        document.withObject("/recharge").put("maxFen", 180_000);
        String draft = shop.owner().post(VERSIONS, document).expect(201).text("version");
        shop.owner().get(VERSIONS + "/" + draft + "/changes?since=1").expect(200);
    }

    private void reading() {
        shop.stranger("路人", Phone.anyNumber())
                .app()
                .get("/api/v1/member/programme")
                .expect(200);
    }

    private void answering() {
        Phone phone = shop.member("答答");
        Exchange asked = phone.app().get(ANSWERS).expect(200);
        Map<String, Object> told = Map.of("answers", Map.of("seat", "booth", "party", 4));
        phone.app().edit("PUT", ANSWERS, asked.tag(), told).expect(200);
        String member = phone.app().get("/api/v1/member/profile").expect(200).text("memberId");
        shop.owner().get(STAFF + "members/" + member + "/answers").expect(200);
    }
}
