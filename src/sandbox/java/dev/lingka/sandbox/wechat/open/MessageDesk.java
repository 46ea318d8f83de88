package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Credit;
import dev.lingka.sandbox.wechat.book.Message;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Template;
import dev.lingka.sandbox.wechat.book.User;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.push.Pushes;
import java.util.Set;

/** Sends subscribe messages: every field is checked, and each success uses up one of the person's accepts. */
final class MessageDesk {
    private static final Set<String> STATES = Set.of("developer", "trial", "formal");
    private static final Set<String> LANGUAGES = Set.of("zh_CN", "en_US", "zh_HK", "zh_TW");
    private static final int LONG_TERM = 3;
    private static final int SENDS_A_DAY = 30_000_000;

    private final Book book;
    private final SandboxClock clock;
    private final Quota quota;
    private final Pushes pushes;

    MessageDesk(Book book, SandboxClock clock, Quota quota, Pushes pushes) {
        this.book = book;
        this.clock = clock;
        this.quota = quota;
        this.pushes = pushes;
    }

    ObjectNode send(OpenCall call) {
        quota.perDay(call.app().appid() + " /cgi-bin/message/subscribe/send", SENDS_A_DAY, 45009);
        Account account = book.accounts
                .find(call.text("touser"))
                .filter(known -> known.appid().equals(call.app().appid()))
                .orElseThrow(() -> new OpenProblem(40003, "invalid openid"));
        Template template = book.templates
                .find(call.text("template_id"))
                .filter(known -> known.appid().equals(call.app().appid()))
                .orElseThrow(() -> new OpenProblem(40037, "invalid template_id"));
        requirePage(call);
        requireOneOf(call, "miniprogram_state", STATES);
        requireOneOf(call, "lang", LANGUAGES);
        requireData(template, call.body().path("data"));
        long msgid = book.write(() -> deliver(call, account, template));
        return OpenGateway.ok().put("msgid", msgid);
    }

    private static void requirePage(OpenCall call) {
        String page = call.text("page");
        int mark = page.indexOf('?');
        String path = mark < 0 ? page : page.substring(0, mark);
        if (!path.isEmpty() && !call.app().released(path)) {
            throw new OpenProblem(41030, "invalid page: it is not in the released version");
        }
    }

    private static void requireOneOf(OpenCall call, String field, Set<String> values) {
        if (call.body().hasNonNull(field) && !values.contains(call.text(field))) {
            throw new OpenProblem(40097, "invalid args: " + field);
        }
    }

    private static void requireData(Template template, JsonNode data) {
        if (!data.isObject()) {
            throw new OpenProblem(47003, "argument invalid! data is not an object");
        }
        for (Template.Field field : template.fields()) {
            JsonNode value = data.path(field.key()).path("value");
            if (!value.isTextual() || value.textValue().isEmpty()) {
                throw new OpenProblem(47003, "argument invalid! data." + field.key() + ".value is empty");
            }
            if (!FieldRules.holds(field, value.textValue())) {
                throw new OpenProblem(47003, "argument invalid! data." + field.key() + ".value invalid");
            }
        }
    }

    private long deliver(OpenCall call, Account account, Template template) {
        User user = book.users.find(account.userId()).orElseThrow();
        String key = Credit.key(account.openid(), template.templateId());
        Credit credit = book.credits
                .find(key)
                .filter(known -> user.mainSwitch() && !known.refused() && !known.banned() && known.count() > 0)
                .orElseThrow(() -> new OpenProblem(43101, "user refuse to accept the msg"));
        if (template.type() != LONG_TERM) {
            book.credits.put(key, credit.plus(-1));
        }
        long msgid = Long.parseLong("3" + Random.digits(17));
        Message message = new Message(
                msgid,
                account.appid(),
                account.openid(),
                account.userId(),
                template.templateId(),
                template.title(),
                call.text("page"),
                call.body().path("miniprogram_state").asText("formal"),
                call.body().get("data"),
                clock.now());
        book.messages.put(String.valueOf(msgid), message);
        pushes.sent(account.appid(), account.openid(), template.templateId(), msgid, 0, "success");
        return msgid;
    }
}
