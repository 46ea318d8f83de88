package dev.lingka.story;

import java.util.List;
import java.util.Map;

/** Prices told before the charge, charges of members without a code, and a coupon that pays. Comes after the coupons. */
final class PricingErrands {

    private static final String STAFF = "/api/v1/staff/";

    private final Premises shop;

    PricingErrands(Premises shop) {
        this.shop = shop;
    }

    void run(List<String> failures) {
        Chapters.play(failures, this::quoting, this::payingWithACoupon);
    }

    private void quoting() {
        Phone phone = shop.member("报价");
        String card = phone.cardId();
        Map<String, Object> line =
                Map.of("sku", "milk-tea", "name", "奶茶", "quantity", 2, "amountFen", 3_600, "productClass", "tea");
        Map<String, Object> basket = Map.of(
                "cardId", card,
                "storeId", shop.storeId(),
                "totalFen", 3_600,
                "lines", List.of(line),
                "wishes", Map.of("coupons", List.of(), "couponCodes", List.of(), "points", 0));

        Exchange quote = shop.as("cashier").post(STAFF + "quotes", basket).expect(201);

        shop.as("cashier")
                .move(
                        STAFF + "charges",
                        Map.of(
                                "phone", phone.number(),
                                "storeId", shop.storeId(),
                                "totalFen", 3_600,
                                "tenders", List.of(Map.of("kind", "wechat", "amountFen", 3_600)),
                                "quoteId", quote.text("id")))
                .expect(201);
    }

    private void payingWithACoupon() {
        Phone phone = shop.member("用券");
        String coupon = Coupons.claim(phone, "welcome").expect(201).text("id");
        Exchange charged = shop.as("cashier")
                .move(
                        STAFF + "charges",
                        Map.of(
                                "cardCode", phone.codes().get(0),
                                "storeId", shop.storeId(),
                                "totalFen", 3_600,
                                "tenders", List.of(Map.of("kind", "wechat", "amountFen", 3_100)),
                                "wishes", Map.of("coupons", List.of(coupon), "couponCodes", List.of(), "points", 0)))
                .expect(201);
        Story.check(charged.fen("/sale/totalFen") == 3_100, "the coupon takes ¥5 off");
    }
}
