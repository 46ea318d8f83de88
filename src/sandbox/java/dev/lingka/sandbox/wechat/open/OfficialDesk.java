package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Scene;
import dev.lingka.sandbox.wechat.book.User;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.http.Reply;
import dev.lingka.sandbox.wechat.json.Json;
import java.awt.Color;
import java.util.Set;

/** The official account: codes with a scene that are followed by an event, and what is known of a follower. */
final class OfficialDesk {
    private static final Set<String> ACTIONS =
            Set.of("QR_SCENE", "QR_STR_SCENE", "QR_LIMIT_SCENE", "QR_LIMIT_STR_SCENE");
    private static final long LONGEST_SECONDS = 2_592_000;
    private static final long USUAL_SECONDS = 30;
    private static final long MOST_LIMITED_ID = 100_000;
    private static final int LONGEST_SCENE = 64;
    private static final int WIDTH = 430;

    private final Book book;
    private final SandboxClock clock;

    OfficialDesk(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    ObjectNode createCode(OpenCall call) {
        String action = call.text("action_name");
        if (!ACTIONS.contains(action)) {
            throw new OpenProblem(40053, "invalid action info");
        }
        boolean limited = action.contains("LIMIT");
        String scene = scene(action, limited, call.body().at("/action_info/scene"));
        long seconds = call.body().path("expire_seconds").asLong(USUAL_SECONDS);
        if (!limited && (seconds < 1 || seconds > LONGEST_SECONDS)) {
            throw new OpenProblem(40097, "invalid args: expire_seconds");
        }
        String ticket = "gQ" + Random.letters(94);
        String url = "http://weixin.qq.com/q/" + Random.letters(20);
        long expiresAt = limited ? 0 : clock.now() + seconds * 1000;
        Scene code =
                new Scene(ticket, "official", call.app().appid(), "", scene, "release", url, clock.now(), expiresAt);
        book.run(() -> book.scenes.put(ticket, code));
        ObjectNode answer = Json.object().put("ticket", ticket);
        return (limited ? answer : answer.put("expire_seconds", seconds)).put("url", url);
    }

    private static String scene(String action, boolean limited, JsonNode scene) {
        if (action.contains("STR")) {
            String text = scene.path("scene_str").asText("");
            if (text.isEmpty() || text.length() > LONGEST_SCENE) {
                throw new OpenProblem(40097, "invalid args: scene_str has 1 to 64 characters");
            }
            return text;
        }
        long id = scene.path("scene_id").asLong(0);
        if (id < 1 || id > (limited ? MOST_LIMITED_ID : 0xffffffffL)) {
            throw new OpenProblem(40097, "invalid args: scene_id");
        }
        return String.valueOf(id);
    }

    /** The picture, under mp.weixin.qq.com in reality; it takes no token. */
    Reply show(OpenCall call) {
        Scene code = call.request()
                .query("ticket")
                .flatMap(book.scenes::find)
                .orElseThrow(() -> new OpenProblem(40097, "invalid args: ticket"));
        return Reply.of(200, "image/jpg", Drawing.code(code.text(), WIDTH, Color.BLACK, false));
    }

    ObjectNode userInfo(OpenCall call) {
        Account account = book.accounts
                .find(call.query("openid", 40003))
                .filter(known -> known.appid().equals(call.app().appid()))
                .orElseThrow(() -> new OpenProblem(40003, "invalid openid"));
        User user = book.users.find(account.userId()).orElseThrow();
        ObjectNode info =
                Json.object().put("subscribe", account.follows() ? 1 : 0).put("openid", account.openid());
        if (call.app().openPlatform()) {
            info.put("unionid", user.unionid());
        }
        return account.follows() ? info.put("nickname", "").put("language", "zh_CN") : info;
    }
}
