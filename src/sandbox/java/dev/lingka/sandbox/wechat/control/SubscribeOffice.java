package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Credit;
import dev.lingka.sandbox.wechat.book.Letter;
import dev.lingka.sandbox.wechat.book.Message;
import dev.lingka.sandbox.wechat.book.Template;
import dev.lingka.sandbox.wechat.book.User;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.push.Pushes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The subscribe dialog and its settings as the person uses them, the templates, and the messages that arrived. */
final class SubscribeOffice {
    private static final int MOST_AT_ONCE = 5;
    private static final int ONE_TIME = 2;
    private static final Set<String> ANSWERS = Set.of("accept", "reject", "ban", "filter");

    private final Book book;
    private final Accounts accounts;
    private final Pushes pushes;

    SubscribeOffice(Book book, Accounts accounts, Pushes pushes) {
        this.book = book;
        this.accounts = accounts;
        this.pushes = pushes;
    }

    void open(ControlGateway gateway) {
        gateway.on("POST", "/control/apps/{appid}/templates", this::addTemplate)
                .on("GET", "/control/apps/{appid}/templates", this::templates)
                .on("POST", "/control/users/{id}/subscribe", this::answer)
                .on("POST", "/control/users/{id}/subscription-settings", this::settings)
                .on("GET", "/control/users/{id}/subscriptions", this::credits)
                .on("GET", "/control/users/{id}/messages", call -> messages(call, accounts.user(call.path("id"))))
                .on("GET", "/control/messages", call -> messages(call, null))
                .on("GET", "/control/letters", this::letters);
    }

    /** What reached people by other ways, oldest first; of one kind with {@code kind}, to one with {@code to}. */
    private List<Letter> letters(ControlCall call) {
        String kind = call.request().query("kind").orElse(null);
        String to = call.request().query("to").orElse(null);
        return book
                .letters
                .where(letter -> (kind == null || letter.kind().equals(kind))
                        && (to == null || letter.to().equals(to)))
                .stream()
                .sorted(Comparator.comparingLong(Letter::createdAt))
                .toList();
    }

    /** A field is given as {@code "thing1"} or as {@code {"key", "name", "values"}}. */
    private Template addTemplate(ControlCall call) {
        List<Template.Field> fields = new ArrayList<>();
        for (JsonNode field : call.body().path("fields")) {
            fields.add(
                    field.isTextual()
                            ? new Template.Field(field.textValue(), field.textValue(), List.of())
                            : Json.as(Template.Field.class, withValues(field)));
        }
        if (fields.isEmpty()) {
            throw new ControlProblem(400, "fields is a list such as [\"thing1\", \"amount2\"]");
        }
        Template template = new Template(
                call.text("templateId", "T" + Random.letters(42)),
                accounts.app(call.path("appid")).appid(),
                call.text("title", "通知"),
                call.body().path("type").asInt(ONE_TIME),
                fields);
        return book.write(() -> book.templates.put(template.templateId(), template));
    }

    private static JsonNode withValues(JsonNode field) {
        ObjectNode whole = field.deepCopy();
        return whole.has("values") ? whole : whole.set("values", Json.array());
    }

    private List<Template> templates(ControlCall call) {
        return book.templates.where(template -> template.appid().equals(call.path("appid")));
    }

    /** wx.requestSubscribeMessage: {@code results} says how the person answers for each template. */
    private ObjectNode answer(ControlCall call) {
        JsonNode results = call.body().path("results");
        ObjectNode refusal = refusal(call, results);
        if (refusal != null) {
            return refusal;
        }
        return book.write(() -> {
            Account account = accounts.of(call.path("id"), call.text("appid"));
            ObjectNode told = Json.object().put("errMsg", "requestSubscribeMessage:ok");
            List<ObjectNode> answers = new ArrayList<>();
            Set<String> titles = new HashSet<>();
            for (Map.Entry<String, JsonNode> result : results.properties()) {
                Template template = book.templates.find(result.getKey()).orElseThrow();
                boolean twin = !titles.add(template.title());
                String answer = twin
                        ? "filter"
                        : answered(account, template, result.getValue().asText(), call);
                told.put(result.getKey(), answer);
                if (answer.equals("accept") || answer.equals("reject")) {
                    answers.add(Json.object().put("TemplateId", result.getKey()).put("SubscribeStatusString", answer));
                }
            }
            if (!answers.isEmpty()) {
                pushes.popup(account.appid(), account.openid(), answers);
            }
            return told;
        });
    }

    private String answered(Account account, Template template, String answer, ControlCall call) {
        if (!ANSWERS.contains(answer)) {
            throw new ControlProblem(400, "an answer is one of " + ANSWERS);
        }
        String key = Credit.key(account.openid(), template.templateId());
        Credit credit = credit(account, template.templateId());
        if (credit.banned() || answer.equals("ban")) {
            return "ban";
        }
        if (answer.equals("accept")) {
            book.credits.put(key, credit.plus(1));
        } else if (answer.equals("reject") && call.flag("always", false)) {
            book.credits.put(key, credit.refused(true));
        }
        return answer;
    }

    private ObjectNode refusal(ControlCall call, JsonNode results) {
        User user = accounts.user(call.path("id"));
        if (!results.isObject() || results.isEmpty()) {
            return refused(10001, "TmplIds can't be empty");
        }
        if (results.size() > MOST_AT_ONCE) {
            return refused(20003, "Templates count out of max bounds");
        }
        Set<Integer> types = new HashSet<>();
        for (Map.Entry<String, JsonNode> result : results.properties()) {
            Template template = book.templates.find(result.getKey()).orElse(null);
            if (template == null || !template.appid().equals(call.text("appid"))) {
                return refused(20001, "No template data return, verify the template id exist");
            }
            types.add(template.type());
        }
        if (types.size() > 1) {
            return refused(20002, "Templates type must be same");
        }
        return user.mainSwitch() ? null : refused(20004, "The main switch is switched off");
    }

    private static ObjectNode refused(int errCode, String why) {
        return Json.object()
                .put("errMsg", "requestSubscribeMessage:fail " + why)
                .put("errCode", errCode);
    }

    /** The settings page: {@code mainSwitch}, or {@code templateIds} with {@code refused} or {@code banned}. */
    private ObjectNode settings(ControlCall call) {
        return book.write(() -> {
            Account account = accounts.of(call.path("id"), call.text("appid"));
            if (call.body().has("mainSwitch")) {
                User user = accounts.user(call.path("id"));
                ObjectNode patch = Json.object().put("mainSwitch", call.flag("mainSwitch", true));
                book.users.put(user.id(), Json.patched(User.class, user, patch));
            }
            List<String> withdrawn = new ArrayList<>();
            for (JsonNode id : call.body().path("templateIds")) {
                change(account, id.asText(), call);
                withdrawn.add(id.asText());
            }
            if (!withdrawn.isEmpty() && call.flag("refused", false)) {
                pushes.changed(account.appid(), account.openid(), withdrawn);
            }
            return credits(call);
        });
    }

    private void change(Account account, String templateId, ControlCall call) {
        Credit credit = credit(account, templateId);
        Credit changed =
                credit.refused(call.flag("refused", credit.refused())).banned(call.flag("banned", credit.banned()));
        book.credits.put(Credit.key(account.openid(), templateId), changed);
    }

    private Credit credit(Account account, String templateId) {
        return book.credits
                .find(Credit.key(account.openid(), templateId))
                .orElse(new Credit(account.openid(), templateId, 0, false, false));
    }

    private ObjectNode credits(ControlCall call) {
        User user = accounts.user(call.path("id"));
        ObjectNode view = Json.object().put("mainSwitch", user.mainSwitch());
        Set<String> openids = new HashSet<>();
        book.accounts
                .where(account -> account.userId().equals(user.id()))
                .forEach(account -> openids.add(account.openid()));
        List<Credit> credits = book.credits.where(credit -> openids.contains(credit.openid()));
        view.putArray("templates").addAll(credits.stream().map(Json::tree).toList());
        return view;
    }

    /** Newest first. */
    private List<Message> messages(ControlCall call, User user) {
        String openid = call.request().query("openid").orElse(null);
        return book
                .messages
                .where(message -> (user == null || message.userId().equals(user.id()))
                        && (openid == null || message.openid().equals(openid)))
                .stream()
                .sorted(Comparator.comparingLong(Message::createdAt).reversed())
                .toList();
    }
}
