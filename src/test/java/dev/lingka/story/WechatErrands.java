package dev.lingka.story;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What WeChat itself sends: payment notices, the check of our address, and pushes, each with its signature. */
final class WechatErrands {

    private final Premises shop;
    private final World world;
    private final String ours;

    WechatErrands(Premises shop) {
        this.shop = shop;
        world = shop.world();
        ours = "/api/wechat/" + shop.code();
    }

    void run() {
        Phone phone = shop.member("关注");
        Postbox postbox = Postbox.open(world);
        world.wechat()
                .patch(
                        "/control/merchants/" + shop.wechat("mchid"),
                        Map.of("pushUrl", postbox.address() + ours + "/push", "pushMode", "safe", "pushFormat", "json"))
                .expect(200);
        String app = "/control/apps/" + shop.wechat("appid");
        world.wechat().post(app + "/push-check", Map.of()).expect(200);
        arrived("GET", ours + "/push");
        Map<String, Object> event =
                Map.of("userId", phone.userId(), "event", "enter", "fields", Map.of("EventKey", "store-1"));
        world.wechat().post(app + "/push", event).expect(200);
        arrived("POST", ours + "/push");
        asking(phone);
        notice(phone, postbox);
    }

    /** The phone asks what to ask for, and tells what was answered; a template that is nobody's is left out. */
    private static void asking(Phone phone) {
        String subscriptions = "/api/v1/member/subscriptions";
        phone.app().get(subscriptions + "?moment=recharge").expect(200);
        Map<String, Object> told = Map.of("results", List.of(Map.of("template", "T".repeat(43), "result", "accept")));
        phone.app().post(subscriptions, told).expect(204);
    }

    private void notice(Phone phone, Postbox postbox) {
        Exchange placed = phone.order("pay-300-get-30").expect(201);
        Exchange paid = phone.pay(placed.at("/payment"));
        String notices = ours + "/pay/notices";
        world.wechat()
                .post(
                        "/control/orders/" + shop.wechat("mchid") + "/" + paid.text("outTradeNo") + "/notice",
                        Map.of("url", postbox.address() + notices))
                .expect(200);
        arrived("POST", notices);
    }

    private void arrived(String method, String path) {
        Story.until(
                () -> StreamSupport.stream(world.journal().spliterator(), false)
                        .anyMatch(seen -> seen.isGood()
                                && seen.method().equals(method)
                                && seen.path().startsWith(path)),
                "WeChat reached " + path);
    }
}
