package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Delivery.Attempt;
import dev.lingka.sandbox.wechat.book.Shipping;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.deliver.Courier;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.push.PushCarrier;
import dev.lingka.sandbox.wechat.push.PushEvent;
import dev.lingka.sandbox.wechat.push.Pushes;
import dev.lingka.sandbox.wechat.push.Settlements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pushes on demand: the URL check, any message or event, and repeats with something wrong in them. */
final class PushOffice {
    private static final int MOST_TIMES = 1000;

    private final Book book;
    private final Accounts accounts;
    private final Courier courier;
    private final Pushes pushes;
    private final Settlements settlements;

    PushOffice(Book book, Accounts accounts, Courier courier, Pushes pushes, Settlements settlements) {
        this.book = book;
        this.accounts = accounts;
        this.courier = courier;
        this.pushes = pushes;
        this.settlements = settlements;
    }

    void open(ControlGateway gateway) {
        gateway.on("POST", "/control/apps/{appid}/push-check", this::check)
                .on("POST", "/control/apps/{appid}/push", this::push)
                .on("GET", "/control/pushes", this::all)
                .on("POST", "/control/pushes/{id}/repeat", this::repeat)
                .on("GET", "/control/shippings", call -> book.shippings.all())
                .on("POST", "/control/shippings/{mchid}/{outTradeNo}/confirm", this::confirm);
    }

    private Attempt check(ControlCall call) {
        App app = accounts.app(call.path("appid"));
        if (app.push().url() == null) {
            throw new ControlProblem(409, "the app has no push url");
        }
        return pushes.check(app, call.flag("honest", true));
    }

    /** {@code userId}, {@code event} or {@code msgType}, and the {@code fields} that come with it. */
    private Object push(ControlCall call) {
        return book.write(() -> {
            String appid = accounts.app(call.path("appid")).appid();
            String openid = accounts.of(call.text("userId"), appid).openid();
            accounts.spoke(openid);
            ObjectNode fields = call.body().withObject("/fields");
            PushEvent event = call.body().has("event")
                    ? PushEvent.event(openid, call.text("event"), fields)
                    : message(openid, call.text("msgType", "text"), fields);
            return pushes.post(appid, event).orElseThrow(() -> new ControlProblem(409, "the app has no push url"));
        });
    }

    private static PushEvent message(String openid, String msgType, ObjectNode fields) {
        if (!fields.has("MsgId")) {
            fields.put("MsgId", Long.parseLong("2" + Random.digits(17)));
        }
        return PushEvent.message(openid, msgType, fields);
    }

    private List<Delivery> all(ControlCall call) {
        String appid = call.request().query("appid").orElse(null);
        return book
                .deliveries
                .where(delivery -> delivery.kind().equals(PushCarrier.KIND)
                        && (appid == null || delivery.owner().equals(appid)))
                .stream()
                .sorted(Comparator.comparingLong(Delivery::createdAt).reversed())
                .toList();
    }

    private ObjectNode repeat(ControlCall call) {
        Delivery push = book.deliveries.find(call.path("id")).orElseThrow(() -> ControlProblem.unknown("push"));
        Delivery sent = push.to(call.text("url", push.url()));
        String variant = call.text("variant", "true");
        int times = Math.min(call.body().path("times").asInt(1), MOST_TIMES);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            attempts.add(courier.send(pushes.carrier().request(sent, variant), variant, pushes.carrier()));
        }
        book.run(() -> {
            Delivery noted = book.deliveries.find(push.id()).orElseThrow();
            for (Attempt attempt : attempts) {
                noted = noted.noted(attempt);
            }
            book.deliveries.put(push.id(), noted);
        });
        ObjectNode result = Json.object().put("id", push.id()).put("variant", variant);
        result.putArray("answers").addAll(attempts.stream().map(Json::tree).toList());
        return result;
    }

    /** The person confirms the receipt ({@code method} 2), or time does (1). */
    private Shipping confirm(ControlCall call) {
        String key = call.path("mchid") + "/" + call.path("outTradeNo");
        return settlements.confirm(key, call.body().path("method").asInt(2));
    }
}
