package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Scene;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.regex.Pattern;

/** URL links and schemes: ways into the mini-program from outside of WeChat, for at most thirty days. */
final class LinkDesk {
    private static final Pattern QUERY = Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~%]*");
    private static final int LONGEST_QUERY = 1024;
    private static final int LINKS_A_DAY = 500_000;
    private static final long OPENS_A_DAY = 6_000_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long MOST_DAYS = 30;

    private final Book book;
    private final SandboxClock clock;
    private final Quota quota;

    LinkDesk(Book book, SandboxClock clock, Quota quota) {
        this.book = book;
        this.clock = clock;
        this.quota = quota;
    }

    ObjectNode urlLink(OpenCall call) {
        String ticket = Random.letters(11);
        Scene link = make(call, "urllink", ticket, "https://wxaurl.cn/" + ticket, call.body());
        return OpenGateway.ok().put("url_link", link.text());
    }

    ObjectNode scheme(OpenCall call) {
        String ticket = Random.letters(11);
        String text = "weixin://dl/business/?t=" + ticket;
        JsonNode jump = call.body().path("jump_wxa");
        Scene link = make(call, "scheme", ticket, text, jump.isObject() ? (ObjectNode) jump : Json.object());
        return OpenGateway.ok().put("openlink", link.text());
    }

    private Scene make(OpenCall call, String kind, String ticket, String text, ObjectNode target) {
        quota.perDay(call.app().appid() + " links", LINKS_A_DAY, 45009);
        String path = target.path("path").asText("");
        String page = path.startsWith("/") ? path.substring(1) : path;
        if (!page.isEmpty() && (page.contains("?") || !call.app().released(page))) {
            throw new OpenProblem(40165, "invalid weapp pagepath");
        }
        String query = target.path("query").asText("");
        if (query.length() > LONGEST_QUERY || !QUERY.matcher(query).matches()) {
            throw new OpenProblem(40212, "invalid query");
        }
        Scene link = new Scene(
                ticket,
                kind,
                call.app().appid(),
                page.isEmpty() ? home(call.app()) : page,
                query,
                target.path("env_version").asText("release"),
                text,
                clock.now(),
                expiresAt(call.body()));
        return book.write(() -> book.scenes.put(ticket, link));
    }

    private static String home(App app) {
        return app.pages().stream().findFirst().orElse("pages/index/index");
    }

    private long expiresAt(ObjectNode body) {
        int type = body.path("expire_type").asInt(0);
        String needed = type == 0 ? "expire_time" : "expire_interval";
        if (type < 0 || type > 1 || !body.path(needed).isIntegralNumber()) {
            throw new OpenProblem(40097, "invalid args: expire_type and " + needed);
        }
        long value = body.get(needed).longValue();
        long at = type == 0 ? value * 1000 : clock.now() + value * DAY_MILLIS;
        if (at <= clock.now() || at > clock.now() + MOST_DAYS * DAY_MILLIS) {
            throw new OpenProblem(85401, "time limit between 1min and 30 days");
        }
        return at;
    }

    ObjectNode query(OpenCall call) {
        String text = call.text("url_link").replaceFirst("\\?cq=.*$", "");
        Scene link = book
                .scenes
                .where(scene -> scene.kind().equals("urllink")
                        && scene.text().equals(text)
                        && scene.appid().equals(call.app().appid()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new OpenProblem(40097, "invalid args: url_link"));
        ObjectNode answer = OpenGateway.ok();
        answer.set(
                "url_link_info",
                Json.object()
                        .put("appid", link.appid())
                        .put("path", link.path())
                        .put("query", link.scene())
                        .put("create_time", link.createdAt() / 1000)
                        .put("expire_time", link.expiresAt() / 1000)
                        .put("env_version", link.envVersion()));
        return answer.set("quota_info", Json.object().put("remain_visit_quota", OPENS_A_DAY));
    }
}
