package dev.lingka.story;

/** Tokens of people and tills who have no business with what the errands were about. */
record Strangers(
        String otherOwner, String otherCashier, String otherTerminal, String otherMember, String memberElsewhere) {

    static Strangers of(Premises shop) {
        Premises elsewhere = Premises.open(shop.world());
        String far = shop.store("far");
        shop.hire("far-cashier", "cashier", far).get("/api/v1/staff/me").expect(200);
        shop.terminal("far-till", far);
        return new Strangers(
                token(elsewhere.owner().get("/api/v1/staff/me")),
                token(shop.as("far-cashier").get("/api/v1/staff/me")),
                token(shop.world().terminal("far-till@" + shop.code()).get("/api/v1/staff/me")),
                token(shop.member("外人").app().get("/api/v1/member/card")),
                token(elsewhere.member("别家").app().get("/api/v1/member/card")));
    }

    private static String token(Exchange seen) {
        return Stage.bearer(seen.expect(200));
    }
}
