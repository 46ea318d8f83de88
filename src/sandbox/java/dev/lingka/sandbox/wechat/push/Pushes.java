package dev.lingka.sandbox.wechat.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Delivery.Attempt;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.crypt.Hashes;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.deliver.Courier;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.List;
import java.util.Optional;

/** Tells an app's server what happened. Without a push URL nobody is told. Call the posting methods inside a write. */
public final class Pushes {
    private final Book book;
    private final SandboxClock clock;
    private final Courier courier;
    private final PushCarrier carrier;

    public Pushes(Book book, SandboxClock clock, Courier courier) {
        this.book = book;
        this.clock = clock;
        this.courier = courier;
        this.carrier = new PushCarrier(book, clock);
        courier.carry(PushCarrier.KIND, carrier);
    }

    public PushCarrier carrier() {
        return carrier;
    }

    /** Writes the push in the app's format and hands it to the courier. */
    public Optional<Delivery> post(String appid, PushEvent event) {
        App app = book.apps.find(appid).orElseThrow();
        if (app.push().url() == null || app.push().url().isEmpty()) {
            return Optional.empty();
        }
        long at = clock.now() / 1000;
        String body = app.push().format().equals("xml")
                ? PushText.xml(app.originalId(), at, event)
                : Json.write(PushText.json(app.originalId(), at, event));
        Delivery delivery = new Delivery(
                "push-" + Random.letters(16),
                PushCarrier.KIND,
                appid,
                event.name(),
                event.name(),
                app.push().url(),
                body,
                clock.now(),
                List.of(),
                0,
                clock.realNow(),
                "WAITING");
        courier.post(delivery);
        return Optional.of(delivery);
    }

    /** The person answered the dialog of requestSubscribeMessage. */
    public void popup(String appid, String openid, List<ObjectNode> answers) {
        answers.forEach(answer -> answer.put("PopupScene", "0"));
        post(appid, PushEvent.listed(openid, "subscribe_msg_popup_event", "SubscribeMsgPopupEvent", answers));
    }

    /** The person withdrew templates in the settings; WeChat tells only of refusals. */
    public void changed(String appid, String openid, List<String> templateIds) {
        List<ObjectNode> list = templateIds.stream()
                .map(id -> Json.object().put("TemplateId", id).put("SubscribeStatusString", "reject"))
                .toList();
        post(appid, PushEvent.listed(openid, "subscribe_msg_change_event", "SubscribeMsgChangeEvent", list));
    }

    public void sent(String appid, String openid, String templateId, long msgid, int code, String status) {
        ObjectNode result = Json.object()
                .put("TemplateId", templateId)
                .put("MsgID", String.valueOf(msgid))
                .put("ErrorCode", String.valueOf(code))
                .put("ErrorStatus", status);
        post(appid, PushEvent.listed(openid, "subscribe_msg_sent_event", "SubscribeMsgSentEvent", List.of(result)));
    }

    /** A template message arrived, {@code success}, or did not: {@code failed:user block}. */
    public void templateSent(String appid, String openid, String msgid, String status) {
        ObjectNode fields = Json.object().put("MsgID", msgid).put("Status", status);
        post(appid, PushEvent.event(openid, "TEMPLATESENDJOBFINISH", fields));
    }

    /** A mass message is done. {@code openid} is anybody's: WeChat writes its own there. */
    public void massSent(String appid, String openid, String msgid, int total, int filtered) {
        ObjectNode fields = Json.object()
                .put("MsgID", msgid)
                .put("Status", "send success")
                .put("TotalCount", total)
                .put("FilterCount", total - filtered)
                .put("SentCount", total - filtered)
                .put("ErrorCount", 0);
        post(appid, PushEvent.event(openid, "MASSSENDJOBFINISH", fields));
    }

    /** The check of the push URL; true when the answer was the echostr alone. */
    public Attempt check(App app, boolean honest) {
        String timestamp = clock.realSeconds();
        String nonce = Random.digits(10);
        String echostr = Random.digits(19);
        String signature = honest ? Hashes.sortedSha1(app.push().token(), timestamp, nonce) : Random.hex(40);
        Attempt attempt = courier.send(carrier.check(app, echostr, signature, timestamp, nonce), "url_check", carrier);
        boolean echoed = attempt.status() == 200 && attempt.answer().equals(echostr);
        return new Attempt(attempt.at(), attempt.variant(), attempt.status(), attempt.answer(), echoed);
    }
}
