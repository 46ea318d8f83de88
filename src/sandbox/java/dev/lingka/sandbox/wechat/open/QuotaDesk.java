package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.Map;

/** How much of the daily quota is used, and the ten times a month that it may be cleared. */
final class QuotaDesk {
    private static final Map<String, Integer> DAILY = Map.of(
            "/cgi-bin/message/subscribe/send", 30_000_000, "/cgi-bin/token", 2000, "/cgi-bin/stable_token", 500_000);
    private static final int USUAL = 1_000_000;

    private final Quota quota;
    private final Tokens tokens;

    QuotaDesk(Quota quota, Tokens tokens) {
        this.quota = quota;
        this.tokens = tokens;
    }

    ObjectNode clear(OpenCall call) {
        if (!call.app().appid().equals(call.text("appid"))) {
            throw new OpenProblem(40013, "invalid appid");
        }
        quota.clear(call.app().appid());
        return OpenGateway.ok();
    }

    /** The second form takes appid and secret in the query, for when no token can be had any more. */
    ObjectNode clearWithSecret(OpenCall call) {
        String appid = call.request().query("appid").orElse("");
        quota.clear(
                tokens.authenticated(appid, call.request().query("appsecret").orElse(""))
                        .appid());
        return OpenGateway.ok();
    }

    ObjectNode get(OpenCall call) {
        String path = call.text("cgi_path");
        if (!path.startsWith("/")) {
            throw new OpenProblem(76021, "cgi_path not found, please check");
        }
        int limit = DAILY.getOrDefault(path, USUAL);
        int used = quota.today(call.app().appid() + " " + path);
        ObjectNode view =
                Json.object().put("daily_limit", limit).put("used", used).put("remain", Math.max(0, limit - used));
        return OpenGateway.ok().set("quota", view);
    }
}
