package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.ClientId;
import dev.lingka.sandbox.wechat.book.Letter;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Spoken;
import dev.lingka.sandbox.wechat.book.Template;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.push.Pushes;
import java.util.Optional;

/** Template messages of the official account, and customer-service messages of both kinds of app. */
final class LetterDesk {
    private static final int TEMPLATES_A_DAY = 100_000;
    private static final long SAME_MILLIS = 600_000;
    private static final int LONGEST_CLIENT_ID = 32;
    private static final long WINDOW_MILLIS = 48 * 3_600_000L;
    private static final int ANSWERS_OFFICIAL = 20;
    private static final int ANSWERS_MINI = 5;

    private final Book book;
    private final SandboxClock clock;
    private final Quota quota;
    private final Pushes pushes;

    LetterDesk(Book book, SandboxClock clock, Quota quota, Pushes pushes) {
        this.book = book;
        this.clock = clock;
        this.quota = quota;
        this.pushes = pushes;
    }

    /** The same client_msg_id for the same person within ten minutes is the same message. */
    ObjectNode template(OpenCall call) {
        quota.perDay(call.app().appid() + " /cgi-bin/message/template/send", TEMPLATES_A_DAY, 45009);
        if (!call.app().kind().equals("OFFICIAL_ACCOUNT")) {
            throw new OpenProblem(48001, "api unauthorized");
        }
        Account account = account(call);
        Template template = book.templates
                .find(call.text("template_id"))
                .filter(known -> known.appid().equals(call.app().appid()))
                .orElseThrow(() -> new OpenProblem(40037, "invalid template_id"));
        if (!account.follows()) {
            throw new OpenProblem(43004, "require subscribe");
        }
        requireData(template, call.body().path("data"));
        String clientId = call.text("client_msg_id");
        if (clientId.length() > LONGEST_CLIENT_ID) {
            throw new OpenProblem(40097, "invalid args: client_msg_id");
        }
        String key = account.openid() + "/" + clientId;
        return book.write(() -> ok(known(clientId, key).orElseGet(() -> send(call, account, template, key))));
    }

    private Optional<String> known(String clientId, String key) {
        return clientId.isEmpty()
                ? Optional.empty()
                : book.clientIds
                        .find(key)
                        .filter(seen -> clock.now() - seen.at() < SAME_MILLIS)
                        .map(ClientId::messageId);
    }

    private static void requireData(Template template, JsonNode data) {
        for (Template.Field field : template.fields()) {
            JsonNode value = data.path(field.key()).path("value");
            boolean typed = !field.key().startsWith("keyword");
            if (!value.isTextual() || (typed && !FieldRules.holds(field, value.textValue()))) {
                throw new OpenProblem(47003, "argument invalid! data." + field.key() + ".value invalid");
            }
        }
    }

    private String send(OpenCall call, Account account, Template template, String key) {
        String page = call.body().at("/miniprogram/pagepath").asText("");
        String id = letter(call, "template", account.openid(), template.templateId(), page, "data");
        book.clientIds.put(key, new ClientId(key, id, clock.now()));
        pushes.templateSent(account.appid(), account.openid(), id, "success");
        return id;
    }

    ObjectNode service(OpenCall call) {
        Account account = account(call);
        String type = call.text("msgtype");
        if (!call.body().path(type).isObject()) {
            throw new OpenProblem(40008, "invalid message type");
        }
        boolean official = call.app().kind().equals("OFFICIAL_ACCOUNT");
        book.run(() -> {
            Spoken spoken = book.spoken
                    .find(account.openid())
                    .filter(word -> clock.now() - word.at() < WINDOW_MILLIS)
                    .orElseThrow(
                            () -> new OpenProblem(45015, "response out of time limit or subscription is canceled"));
            if (spoken.answers() >= (official ? ANSWERS_OFFICIAL : ANSWERS_MINI)) {
                throw new OpenProblem(45047, "out of response count limit");
            }
            book.spoken.put(account.openid(), spoken.answered());
            letter(call, "service", account.openid(), type, "", type);
        });
        return OpenGateway.ok();
    }

    private String letter(OpenCall call, String kind, String to, String what, String page, String content) {
        String id = "2" + Random.digits(17);
        JsonNode carried = call.body().path(content);
        book.letters.put(id, new Letter(id, kind, call.app().appid(), to, what, page, carried, clock.now()));
        return id;
    }

    private Account account(OpenCall call) {
        return book.accounts
                .find(call.text("touser"))
                .filter(known -> known.appid().equals(call.app().appid()))
                .orElseThrow(() -> new OpenProblem(40003, "invalid openid"));
    }

    private static ObjectNode ok(String id) {
        return OpenGateway.ok().put("msgid", Long.parseLong(id));
    }
}
