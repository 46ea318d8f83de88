package dev.lingka.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A draft is tried out on a small made-up year, and what came of it is read. */
final class DryRunErrands {

    private static final String VERSIONS = "/api/v1/staff/programme/versions";

    private final Premises shop;

    DryRunErrands(Premises shop) {
        this.shop = shop;
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::trying);
    }

    private void trying() {
        ObjectNode document = InForce.document(shop.owner());
        document.withObject("/till").put("splitRule", "bonus_first");
        String draft = shop.owner().post(VERSIONS, document).expect(201).text("version");
        String runs = VERSIONS + "/" + draft + "/dry-runs";
        Map<String, Object> year = Map.of(
                "seed", 7,
                "members", 20,
                "visitsPerMonth", 2,
                "rechargeShareBasisPoints", 5_000,
                "baskets", List.of(Map.of("totalFen", 3_600, "share", 1)),
                "startsOn", "2026-01-01");

        String run = shop.owner().post(runs, Map.of("year", year)).expect(202).text("id");

        Story.until(
                () -> "done"
                        .equals(shop.owner().get(runs + "/" + run).expect(200).text("state")),
                "the dry run is done");
        shop.owner().get(runs + "?limit=5").expect(200);
    }
}
