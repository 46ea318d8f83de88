package dev.lingka.notification.kind;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.shared.problem.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds texts of a kind that name what its occasion cannot tell, or who the person is, or that do not fit. */
final class KindWords {

    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_FIELD = 100;
    /** WeChat's types of fields, each with a number. */
    private static final Pattern FIELD = Pattern.compile("(thing|number|letter|symbol|character_string|time|date|amount"
            + "|phone_number|car_number|name|phrase|enum|const)[0-9]{1,3}");

    private static final Pattern KEYWORD = Pattern.compile("(keyword[0-9]{1,2})|" + FIELD.pattern());
    private static final Pattern PARAM = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,19}");

    /** Whoever finds a phone reads its messages. */
    private static final Set<String> PERSONAL =
            Set.of("name", "nickname", "phone", "mobile", "birthday", "openid", "address", "idNumber");

    private final MessageKind kind;
    private final String path;
    private final List<FieldError> errors;

    KindWords(MessageKind kind, String path, List<FieldError> errors) {
        this.kind = kind;
        this.path = path;
        this.errors = errors;
    }

    void check() {
        both(".title", kind.title(), LONGEST_TITLE);
        both(".text", kind.text(), Integer.MAX_VALUE);
        if (kind.subscribe() != null) {
            fields(".subscribe.fields", kind.subscribe().fields(), FIELD, "thing1, amount2, time3");
        }
        if (kind.template() != null) {
            fields(".template.fields", kind.template().fields(), KEYWORD, "keyword1, thing1, amount2");
        }
        if (kind.sms() != null) {
            fields(".sms.params", kind.sms().params(), PARAM, "amount, code");
        }
    }

    private void both(String at, LocalizedText text, int longest) {
        words(at + ".zh", text.zh(), longest);
        words(at + ".en", text.en(), longest);
    }

    private void fields(String at, Map<String, String> fields, Pattern names, String examples) {
        fields.forEach((name, text) -> {
            String here = at + "." + name;
            if (!names.matcher(name).matches()) {
                error(here, "PATTERN", "a field is named as in " + examples, "字段名的写法如 " + examples);
            }
            if (text == null || text.isBlank()) {
                error(here, "REQUIRED", "must be given", "必须填写");
            } else {
                words(here, text, LONGEST_FIELD);
            }
        });
    }

    private void words(String at, String text, int longest) {
        if (text.length() > longest) {
            error(at, "OUT_OF_RANGE", "at most " + longest + " characters", "最多 " + longest + " 个字");
        }
        if (Gaps.isTorn(text)) {
            error(at, "INVALID", "a placeholder is written as in {at}", "占位符的写法如 {at}");
        }
        Gaps.names(text).stream().filter(gap -> !known(gap)).forEach(gap -> unknown(at, gap));
    }

    private boolean known(String gap) {
        return kind.occasion().placeholders().containsKey(gap);
    }

    private void unknown(String at, String gap) {
        if (PERSONAL.contains(gap)) {
            error(
                    at,
                    "INVALID",
                    "{" + gap + "} says who the person is, and no message does",
                    "{" + gap + "} 属于个人信息，消息中不能出现");
            return;
        }
        String all = String.join(
                ", ",
                kind.occasion().placeholders().keySet().stream()
                        .map(name -> "{" + name + "}")
                        .toList());
        error(
                at,
                "UNKNOWN",
                kind.occasion().event() + " does not tell {" + gap + "}, but " + all,
                kind.occasion().event() + " 没有 {" + gap + "}；可用：" + all);
    }

    private void error(String at, String code, String message, String chinese) {
        errors.add(new FieldError(path + at, code, message, chinese));
    }
}
