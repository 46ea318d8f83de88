package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Scene;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.push.PushEvent;
import dev.lingka.sandbox.wechat.push.Pushes;

/** Following the official account: by itself, by a code with a scene, and no more. */
final class FollowOffice {
    private final Book book;
    private final Accounts accounts;
    private final Pushes pushes;

    FollowOffice(Book book, Accounts accounts, Pushes pushes) {
        this.book = book;
        this.accounts = accounts;
        this.pushes = pushes;
    }

    void open(ControlGateway gateway) {
        gateway.on("POST", "/control/users/{id}/follow", this::follow)
                .on("POST", "/control/users/{id}/unfollow", this::unfollow)
                .on("POST", "/control/users/{id}/scan-official", this::scanFreely);
    }

    private ObjectNode follow(ControlCall call) {
        return book.write(() -> {
            Account account = official(call.path("id"), call.text("appid"));
            return account.follows() ? told(account, "") : arrived(account, "subscribe", "", "");
        });
    }

    private ObjectNode unfollow(ControlCall call) {
        return book.write(() -> {
            Account account = official(call.path("id"), call.text("appid"));
            book.accounts.put(account.openid(), account.following(false));
            pushes.post(
                    account.appid(),
                    PushEvent.event(
                            account.openid(), "unsubscribe", Json.object().put("EventKey", "")));
            return told(account.following(false), "unsubscribe");
        });
    }

    /** A code with any scene, whether it was created before or not. */
    private ObjectNode scanFreely(ControlCall call) {
        return book.write(() -> scanned(
                official(call.path("id"), call.text("appid")), call.text("scene"), call.text("ticket", "gQsandbox")));
    }

    ObjectNode scanned(String userId, Scene code) {
        return book.write(() -> scanned(official(userId, code.appid()), code.scene(), code.id()));
    }

    private ObjectNode scanned(Account account, String scene, String ticket) {
        return account.follows()
                ? arrived(account, "SCAN", scene, ticket)
                : arrived(account, "subscribe", "qrscene_" + scene, ticket);
    }

    private ObjectNode arrived(Account account, String event, String eventKey, String ticket) {
        book.accounts.put(account.openid(), account.following(true));
        accounts.spoke(account.openid());
        ObjectNode fields = Json.object().put("EventKey", eventKey);
        pushes.post(
                account.appid(),
                PushEvent.event(account.openid(), event, ticket.isEmpty() ? fields : fields.put("Ticket", ticket)));
        return told(account.following(true), event).put("eventKey", eventKey);
    }

    private Account official(String userId, String appid) {
        if (!accounts.app(appid).kind().equals("OFFICIAL_ACCOUNT")) {
            throw new ControlProblem(400, "that appid is no official account");
        }
        return accounts.of(userId, appid);
    }

    private static ObjectNode told(Account account, String event) {
        return Json.object()
                .put("openid", account.openid())
                .put("follows", account.follows())
                .put("event", event);
    }
}
