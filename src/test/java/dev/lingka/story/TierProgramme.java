package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** The tea restaurant with three levels, of which the highest has one place, and how they come into force. */
final class TierProgramme {

    private static final String TIERS =
            """
            levels:
              - code: normal
                name: {zh: 普通, en: Normal}
                benefits:
                  - {code: wifi, kind: other, name: {zh: 无线网, en: Wi-Fi}}
              - code: silver
                name: {zh: 银卡, en: Silver}
                conditions: {spendFen: 10000}
                discountBasisPoints: 9500
                pointsBasisPoints: 15000
                benefits:
                  - code: tea
                    kind: free_item
                    name: {zh: 赠茶, en: Free tea}
                    text: {zh: 任选一杯, en: Any cup}
                    perPeriod: 2
                    period: month
              - code: gold
                name: {zh: 金卡, en: Gold}
                conditions: {spendFen: 50000, growth: 500}
                cap: 1
                discountBasisPoints: 9000
            growth: {perYuanBasisPoints: 10000, perRechargeYuanBasisPoints: 5000, perVisit: 5, perReferral: 20}
            period: {kind: calendar_year, months: 12}
            review: {graceDays: 30, softLanding: true}
            """;

    private TierProgramme() {}

    /** Drafted and asked for by one, agreed to by another; seen by every replica when it is done. */
    static void publish(Caller asking, Caller deciding) {
        ObjectNode document = InForce.document(asking);
        document.set("tiers", tiers());
        InForce.put(asking, deciding, document);
    }

    /** Until a member is shown this level. */
    static Exchange awaitLevel(Phone phone, String level) {
        Story.until(() -> level.equals(tier(phone).text("level")), "the member stands on " + level);
        return tier(phone);
    }

    static Exchange tier(Phone phone) {
        return phone.app().get("/api/v1/member/tier").expect(200);
    }

    static JsonNode tiers() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(TIERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
