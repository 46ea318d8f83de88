package dev.lingka.story;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** What customers do with their cards, and staff with those of customers, beside the story. */
final class CardErrands {

    private static final String MEMBER = "/api/v1/member/";
    private static final String CARDS = "/api/v1/staff/cards/";
    private static final Map<String, String> REASON = Map.of("reason", "本人到店");
    private static final int SALE_FEN = 1_234;

    private final Premises shop;
    private final Caller owner;

    CardErrands(Premises shop) {
        this.shop = shop;
        this.owner = shop.owner();
    }

    void run(List<String> failures) {
        Chapters.play(
                failures,
                this::looking,
                this::telling,
                this::leaving,
                this::minding,
                this::merging,
                this::confirming,
                this::refusing,
                this::proving,
                this::askingStaff);
    }

    private void looking() {
        Phone phone = shop.member("看看");
        Caller anyone = shop.world().anyone();
        anyone.get("/j/" + shop.joinCode()).expect(200);
        anyone.get(MEMBER + "join-codes/" + shop.joinCode() + "?merchant=" + shop.code())
                .expect(200);
        phone.app().get(MEMBER + "card?cardId=" + phone.cardId()).expect(200);
        phone.app().get(MEMBER + "card/balance").expect(200);
        phone.app().get(MEMBER + "card/codes").expect(200);
        phone.app().get(MEMBER + "card/entries?limit=5").expect(200);
        phone.app().get(MEMBER + "card/statement?cardId=" + phone.cardId()).expect(200);
        phone.app().get(MEMBER + "card/statement/file?cardId=" + phone.cardId()).expect(200);
        phone.app().get(MEMBER + "sales?limit=5").expect(200);
        phone.app().get(MEMBER + "stores?limit=5").expect(200);
        phone.app().get(MEMBER + "card-claims").expect(200);
        phone.app().get(MEMBER + "charge-requests").expect(200);
        phone.app().get(MEMBER + "data").expect(200);
        phone.app().get(MEMBER + "recharge-offers").expect(200);
        phone.app().send("POST", MEMBER + "join-codes/mine", Map.of(), null).expect(200);
        String refresh = phone.scan(shop.joinCode()).text("refreshToken");
        anyone.post(MEMBER + "sessions/refresh", Map.of("refreshToken", refresh))
                .expect(200);
    }

    private void telling() {
        Phone phone = shop.member("说说");
        phone.app().get(MEMBER + "consents").expect(200);
        phone.app()
                .post(MEMBER + "consents", Map.of("document", "marketing", "version", Premises.TERMS, "granted", true))
                .expect(200);
        Exchange profile = phone.app().get(MEMBER + "profile").expect(200);
        Map<String, String> told = Map.of("nickname", "小说", "name", "说不得", "birthday", "1990-05-17", "sex", "other");
        phone.app().edit("PATCH", MEMBER + "profile", profile.tag(), told).expect(200);
        phone.app().delete(MEMBER + "profile/birthday").expect(200);
        phone.app().put(MEMBER + "profile", told).expect(200);
        phone.app().get(MEMBER + "consents/history").expect(200);
        phone.app()
                .move(MEMBER + "phone", Map.of("phoneCode", phone.phoneCodeAfterMoving()))
                .expect(204);
    }

    private void leaving() {
        Phone phone = shop.member("走了");
        phone.app().move(MEMBER + "deletion", null).expect(204);
    }

    private void minding() {
        Phone phone = shop.member("丢三");
        String card = CARDS + phone.cardId();
        owner.get("/api/v1/staff/members?phone=" + phone.number()).expect(200);
        Exchange shown = owner.get(card).expect(200);
        owner.get("/api/v1/staff/members/" + shown.text("memberId")).expect(200);
        owner.get(card + "/entries?limit=5").expect(200);
        owner.move(card + "/freeze", REASON).expect(200);
        owner.move(card + "/unfreeze", REASON).expect(200);
        owner.move(card + "/loss", REASON).expect(200);
        owner.move(card + "/reissue", REASON).expect(200);
        owner.move(card + "/closing", REASON).expect(200);
    }

    private void merging() {
        String into = memberOf(shop.member("甲"));
        String from = memberOf(shop.member("甲的旧号"));
        owner.post("/api/v1/staff/members/" + into + "/merges", Map.of("fromMember", from, "reason", "身份证一致"))
                .expect(202);
    }

    private String memberOf(Phone phone) {
        return owner.get(CARDS + phone.cardId()).expect(200).text("memberId");
    }

    private void confirming() {
        Phone holder = holder("确认");
        holder.app().move(claim(claimant(holder)) + "/confirmation", null).expect(200);
    }

    private void refusing() {
        Phone holder = holder("否认");
        holder.app().move(claim(claimant(holder)) + "/refusal", null).expect(200);
    }

    private void askingStaff() {
        String claim = claim(claimant(holder("不知"))).replace("/member/", "/staff/");
        owner.get("/api/v1/staff/card-claims").expect(200);
        owner.post(claim + "/decision", Map.of("samePerson", true, "reason", "看过证件"))
                .expect(202);
    }

    /** Somebody with ¥50 on the card. */
    private Phone holder(String name) {
        Phone phone = shop.member(name);
        load(phone);
        return phone;
    }

    private void proving() {
        Phone holder = shop.member("证明");
        String plastic = load(holder);
        Map<String, Object> sale =
                Map.of("cardCode", holder.codes().get(0), "totalFen", SALE_FEN, "storeId", shop.storeId());
        shop.till().move("/api/v1/staff/charges", sale).expect(201);
        Phone claimant = claimant(holder);
        claimant.app()
                .move(claim(claimant) + "/proof", Map.of("number", plastic, "saleFen", SALE_FEN))
                .expect(200);
    }

    /** Somebody else with the same number asks for the card. */
    private Phone claimant(Phone holder) {
        return shop.stranger("新号主", holder.number());
    }

    private String claim(Phone claimant) {
        Exchange joined = claimant.join(shop.joinCode()).expect(202);
        return MEMBER + "card-claims/" + joined.at("/claim/id").asText();
    }

    /** Puts ¥50 on the card by plastic that staff bind, and gives the plastic's number. */
    private String load(Phone phone) {
        String number = "P" + ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE);
        String file = "number,medium,pin,phone,principal_fen,bonus_fen,points\n" + number + ",barcode,,,5000,0,0\n";
        owner.send(
                        "POST",
                        "/api/v1/staff/physical-card-imports",
                        Map.of("Content-Type", "text/csv", "Idempotency-Key", number),
                        file)
                .expect(201);
        owner.move(CARDS + phone.cardId() + "/physical-card", Map.of("number", number))
                .expect(200);
        owner.get("/api/v1/staff/physical-card-imports/template").expect(200);
        return number;
    }
}
