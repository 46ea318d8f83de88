package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What the operator and the owner do at their desks and the story does not tell of. */
final class DeskErrands {

    private static final String OPERATOR = "/api/v1/operator/merchants/";
    private static final String STAFF = "/api/v1/staff/";
    private static final String VERSIONS = STAFF + "programme/versions";

    private final Premises shop;
    private final Caller owner;

    DeskErrands(Premises shop) {
        this.shop = shop;
        this.owner = shop.owner();
    }

    void run(List<String> failures) {
        Chapters.play(
                failures,
                this::merchants,
                this::settings,
                this::stores,
                this::terminals,
                this::team,
                this::programme,
                this::books);
    }

    private void merchants() {
        Caller operator = shop.world().staff("operator");
        String spare = Premises.open(shop.world()).code();
        operator.get("/api/v1/operator/merchants?limit=5").expect(200);
        operator.get(OPERATOR + spare).expect(200);
        operator.get(OPERATOR + spare + "/wechat-credentials").expect(200);
        operator.send("POST", OPERATOR + spare + "/suspension", Map.of(), null).expect(200);
        operator.delete(OPERATOR + spare + "/suspension").expect(200);
    }

    private void settings() {
        shop.world().anyone().get("/api/v1/sign-in").expect(200);
        owner.get(STAFF + "me").expect(200);
        Exchange read = owner.get(STAFF + "settings").expect(200);
        owner.edit(
                        "PATCH",
                        STAFF + "settings",
                        read.tag(),
                        Map.of("name", "跑腿茶馆", "timeZone", "Asia/Shanghai", "servicePhone", "0755-1234567"))
                .expect(200);
        owner.get(STAFF + "wechat-settings").expect(200);
    }

    private void stores() {
        String store = shop.store("side");
        owner.get(STAFF + "stores").expect(200);
        Exchange read = owner.get(STAFF + "stores/" + store).expect(200);
        owner.edit("PATCH", STAFF + "stores/" + store, read.tag(), wholeStore()).expect(200);
        owner.get(STAFF + "stores/" + store + "/join-codes").expect(200);
        Map<String, Object> day = Map.of("storeId", store, "businessDay", "2026-01-05", "note", "盘点");
        owner.move(STAFF + "shifts/days", day).expect(200);
    }

    private static Map<String, Object> wholeStore() {
        return Map.of(
                "name", "侧店",
                "address", "解放路 2 号",
                "phone", "0755-7654321",
                "latitude", 22.5,
                "longitude", 113.9,
                "openingHours", "10:00–22:00",
                "timeZone", "Asia/Shanghai",
                "open", true);
    }

    private void terminals() {
        String spare = shop.terminal("spare", shop.storeId());
        owner.get(STAFF + "terminals").expect(200);
        owner.edit("PATCH", STAFF + "terminals/" + spare, "\"0\"", Map.of("name", "备用机", "chargeLimitFen", 100_000))
                .expect(200);
        owner.delete(STAFF + "terminals/" + spare).expect(200);
    }

    private void team() {
        shop.hire("manager");
        shop.hire("cashier");
        shop.hire("finance");
        String host = shop.hire("host");
        owner.get(STAFF + "staff").expect(200);
        Exchange read = owner.get(STAFF + "staff/" + host).expect(200);
        owner.edit("PATCH", STAFF + "staff/" + host, read.tag(), Map.of("name", "迎宾", "phone", "13900000001"))
                .expect(200);
    }

    private void programme() {
        owner.get(STAFF + "programme").expect(200);
        owner.get(STAFF + "programme/schema").expect(200);
        owner.get(STAFF + "programme/presets").expect(200);
        JsonNode document = owner.get(STAFF + "programme/presets/tea-restaurant")
                .expect(200)
                .json();
        owner.get(VERSIONS).expect(200);
        Exchange draft = owner.post(VERSIONS, document).expect(201);
        String version = VERSIONS + "/" + draft.text("version");
        String tag = owner.get(version).expect(200).tag();
        owner.edit("PUT", version, tag, document).expect(200);
        Exchange asked = owner.post(
                        version + "/publication", Map.of("effectiveAt", "2099-01-01T00:00:00Z", "reason", "新季度"))
                .expect(202);
        owner.get(STAFF + "approvals/" + asked.text("id")).expect(200);
    }

    private void books() {
        owner.get(STAFF + "audit-entries?limit=5").expect(200);
        owner.get(STAFF + "ledger/balances?quarters=2").expect(200);
    }
}
