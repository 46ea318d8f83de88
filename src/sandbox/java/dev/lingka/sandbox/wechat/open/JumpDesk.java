package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.JumpRule;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ordinary-link rules: which links of the merchant's own site open the mini-program when they are scanned. */
final class JumpDesk {
    private static final int PUBLISHES_A_MONTH = 100;
    private static final int MOST_RULES = 100;
    private static final int MOST_DEBUG_URLS = 5;

    private final Book book;
    private final SandboxClock clock;

    JumpDesk(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    ObjectNode add(OpenCall call) {
        String prefix = prefix(call);
        boolean edit = call.body().path("is_edit").asInt(0) == 1;
        JumpRule rule = new JumpRule(
                call.app().appid(),
                prefix,
                path(call),
                call.body().path("permit_sub_rule").asInt(1),
                call.body().path("open_version").asInt(1),
                debugUrls(call, prefix),
                1,
                clock.now());
        book.run(() -> {
            requireFree(rule, edit);
            book.jumpRules.put(JumpRule.key(rule.appid(), prefix), rule);
        });
        return OpenGateway.ok();
    }

    private static String prefix(OpenCall call) {
        String prefix = call.text("prefix");
        try {
            URI uri = URI.create(prefix);
            if (prefix.matches("https?://.+") && uri.getHost() != null && uri.getRawFragment() == null) {
                return prefix;
            }
        } catch (IllegalArgumentException e) {
            throw new OpenProblem(85066, "invalid url: " + e.getMessage());
        }
        throw new OpenProblem(85066, "invalid url");
    }

    private static String path(OpenCall call) {
        String path = call.text("path");
        int mark = path.indexOf('?');
        if (!call.app().released(mark < 0 ? path : path.substring(0, mark))) {
            throw new OpenProblem(41030, "invalid page");
        }
        return path;
    }

    private static List<String> debugUrls(OpenCall call, String prefix) {
        List<String> urls = new ArrayList<>();
        for (JsonNode url : call.body().path("debug_url")) {
            if (!url.asText().startsWith(prefix)) {
                throw new OpenProblem(85067, "the test url is not below the rule");
            }
            urls.add(url.asText());
        }
        if (urls.size() > MOST_DEBUG_URLS) {
            throw new OpenProblem(85073, "too many test urls");
        }
        return urls;
    }

    private void requireFree(JumpRule rule, boolean edit) {
        String key = JumpRule.key(rule.appid(), rule.prefix());
        boolean known = book.jumpRules.find(key).isPresent();
        if (known && !edit) {
            throw new OpenProblem(85071, "the rule exists");
        }
        if (known && book.jumpRules.find(key).orElseThrow().state() == 2) {
            throw new OpenProblem(85075, "a published rule cannot be edited");
        }
        boolean taken = book.jumpRules.all().stream()
                .anyMatch(other ->
                        other.prefix().equals(rule.prefix()) && !other.appid().equals(rule.appid()));
        if (taken) {
            throw new OpenProblem(85072, "another mini-program has this rule");
        }
        if (!known && own(rule.appid()).size() >= MOST_RULES) {
            throw new OpenProblem(85073, "too many rules");
        }
    }

    private List<JumpRule> own(String appid) {
        return book.jumpRules.where(rule -> rule.appid().equals(appid)).stream()
                .sorted(Comparator.comparingLong(JumpRule::createdAt))
                .toList();
    }

    ObjectNode get(OpenCall call) {
        ArrayNode list = Json.array();
        own(call.app().appid()).forEach(rule -> list.add(view(rule)));
        return OpenGateway.ok()
                .put("qrcodejump_open", 1)
                .put("list_size", list.size())
                .put("total_count", list.size())
                .put("qrcodejump_pub_quota", PUBLISHES_A_MONTH)
                .set("rule_list", list);
    }

    private static ObjectNode view(JumpRule rule) {
        ObjectNode view = Json.object()
                .put("prefix", rule.prefix())
                .put("permit_sub_rule", rule.permitSubRule())
                .put("path", rule.path())
                .put("open_version", rule.openVersion())
                .put("state", rule.state());
        rule.debugUrls().forEach(view.putArray("debug_url")::add);
        return view;
    }

    ObjectNode publish(OpenCall call) {
        book.run(() -> {
            JumpRule rule = known(call);
            JumpRule published = new JumpRule(
                    rule.appid(),
                    rule.prefix(),
                    rule.path(),
                    rule.permitSubRule(),
                    rule.openVersion(),
                    rule.debugUrls(),
                    2,
                    rule.createdAt());
            book.jumpRules.put(JumpRule.key(rule.appid(), rule.prefix()), published);
        });
        return OpenGateway.ok();
    }

    ObjectNode delete(OpenCall call) {
        book.run(() -> book.jumpRules.remove(
                JumpRule.key(call.app().appid(), known(call).prefix())));
        return OpenGateway.ok();
    }

    private JumpRule known(OpenCall call) {
        return book.jumpRules
                .find(JumpRule.key(call.app().appid(), call.text("prefix")))
                .orElseThrow(() -> new OpenProblem(85074, "there is no such rule"));
    }
}
