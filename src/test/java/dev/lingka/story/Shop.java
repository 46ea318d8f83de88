package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A merchant that is open: keys at WeChat, one store, its people, and customers who hold a card with money on it. */
public final class Shop {

    private static final String IMPORT_HEADING = "number,medium,pin,phone,principal_fen,bonus_fen,points\n";

    private final World world;
    private final String code;
    private final JsonNode wechat;
    private final String storeId;
    private final String joinCode;
    private final String joinCodeId;

    private Shop(World world, String code) {
        this.world = world;
        this.code = code;
        wechat = enter();
        storeId = owner().post("/api/v1/staff/stores", Map.of("code", "main", "name", "老街店"))
                .expect(201)
                .text("id");
        Exchange made = owner().post("/api/v1/staff/stores/" + storeId + "/join-codes", Map.of("source", "poster"))
                .expect(201);
        joinCode = made.text("code");
        joinCodeId = made.text("id");
        hire("manager");
        hire("cashier");
    }

    /**
     * A customer with a card.
     *
     * @param memberId the person as the merchant knows it
     */
    public record Holder(Phone phone, String cardId, String memberId) {}

    public static Shop open(World world) {
        String code = "shop-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        return new Shop(world, code);
    }

    private JsonNode enter() {
        Caller operator = world.staff("operator");
        operator.post("/api/v1/operator/merchants", Map.of("code", code, "name", "老街茶馆", "preset", "tea-restaurant"))
                .expect(201);
        JsonNode keys = world.wechat()
                .post("/control/merchants", Map.of("ref", code, "name", "老街茶馆"))
                .expect(200)
                .json();
        operator.put("/api/v1/operator/merchants/" + code + "/wechat-credentials", Keys.of(keys))
                .expect(200);
        operator.post(
                        "/api/v1/operator/merchants/" + code + "/owner-invitations",
                        Map.of("subject", "owner@" + code, "name", "何老板"))
                .expect(200);
        return keys;
    }

    private void hire(String role) {
        owner().post(
                        "/api/v1/staff/staff",
                        Map.of("subject", role + "@" + code, "name", role, "role", role, "allStores", true))
                .expect(201);
    }

    public String code() {
        return code;
    }

    public JsonNode wechat() {
        return wechat;
    }

    public String storeId() {
        return storeId;
    }

    public String joinCode() {
        return joinCode;
    }

    /** The code that hangs in the store, as WeChat draws it: a JPEG. */
    byte[] miniProgramCode() {
        return owner().get("/api/v1/staff/stores/" + storeId + "/join-codes/" + joinCodeId + "/mini-program-code.jpg")
                .expect(200)
                .answer();
    }

    public Caller owner() {
        return world.staff("owner@" + code);
    }

    public Caller manager() {
        return world.staff("manager@" + code);
    }

    public Caller cashier() {
        return world.staff("cashier@" + code);
    }

    /** Registers a till of this name and signs it in. */
    public Caller till(String name) {
        String clientId = name + "@" + code;
        owner().post(
                        "/api/v1/staff/terminals",
                        Map.of("storeId", storeId, "name", name, "clientId", clientId, "chargeLimitFen", 200_000))
                .expect(201);
        return world.terminal(clientId);
    }

    /** Somebody with WeChat and a phone number that nobody else has, who has not come by yet. */
    Phone passerBy() {
        return phone("136" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
    }

    /** Another WeChat account with that number. */
    Phone phone(String number) {
        return Phone.of(world, code, wechat.get("appid").asText(), "客人", number);
    }

    Holder holder() {
        Phone phone = passerBy();
        phone.scan(joinCode);
        String cardId = phone.join(joinCode).expect(201).text("cardId");
        String memberId = phone.app().get("/api/v1/member/profile").expect(200).text("memberId");
        return new Holder(phone, cardId, memberId);
    }

    /** A customer whose card holds that much; it came from a plastic card that staff saw. */
    public Holder holder(long principalFen, long bonusFen) {
        Holder holder = holder();
        bind(holder, plastic(principalFen, bonusFen, "")).expect(200);
        return holder;
    }

    /** A plastic card in the merchant's books; its number. */
    String plastic(long principalFen, long bonusFen, String pin) {
        String number = "P" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 999_999_999_999L);
        String file = IMPORT_HEADING + number + ",barcode," + pin + ",," + principalFen + "," + bonusFen + ",0\n";
        Map<String, String> headers = Map.of(
                "Content-Type", "text/csv", "Idempotency-Key", UUID.randomUUID().toString());
        owner().send("POST", "/api/v1/staff/physical-card-imports", headers, file)
                .expect(201);
        return number;
    }

    /** Staff see the plastic and bind it. */
    Exchange bind(Holder holder, String number) {
        return manager().move("/api/v1/staff/cards/" + holder.cardId() + "/physical-card", Map.of("number", number));
    }

    /** Two pairs of eyes have decided before the answer is there. */
    Exchange approve(String approvalId) {
        return owner().post(
                        "/api/v1/staff/approvals/" + approvalId + "/decision",
                        Map.of("approve", true, "reason", "看过了"));
    }

    /** Ends the test when an invariant of the ledger does not hold. */
    public void verify() {
        Exchange verified = owner().get("/api/v1/staff/ledger/verification").expect(200);
        if (!verified.at("/sound").asBoolean()) {
            throw new AssertionError("the ledger does not verify: " + verified.json());
        }
    }
}
