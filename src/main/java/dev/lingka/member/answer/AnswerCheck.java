package dev.lingka.member.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.member.FieldGroup;
import dev.lingka.member.MemberRules;
import dev.lingka.member.OwnField;
import dev.lingka.merchant.programme.shape.ShapeErrors;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds answers against what the programme asks. */
final class AnswerCheck {

    private static final String ANSWERS = "answers";
    private static final int LONGEST_TEXT = 200;

    private final ObjectMapper json;
    private final List<FieldError> errors = new ArrayList<>();

    private AnswerCheck(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The answers without those that are null, which takes one back.
     *
     * @throws ProblemException INVALID_REQUEST with the path of each wrong answer
     */
    static ObjectNode checked(ObjectMapper json, MemberRules rules, JsonNode told) {
        AnswerCheck check = new AnswerCheck(json);
        ObjectNode answers = check.all(rules, told);
        if (!check.errors.isEmpty()) {
            throw ProblemException.invalid(check.errors);
        }
        return answers;
    }

    private ObjectNode all(MemberRules rules, JsonNode told) {
        if (!(told instanceof ObjectNode given)) {
            error(ANSWERS, "an object of answers by code", "应为按代码填写的对象");
            return json.createObjectNode();
        }
        Map<String, OwnField> fields = byCode(rules.fields(), OwnField::code);
        Map<String, FieldGroup> groups = byCode(rules.groups(), FieldGroup::code);
        List<String> known = new ArrayList<>(fields.keySet());
        known.addAll(groups.keySet());
        ObjectNode answers = given.deepCopy();
        answers.properties().removeIf(answer -> answer.getValue().isNull());
        answers.properties().forEach(answer -> {
            String path = ANSWERS + "." + answer.getKey();
            if (fields.containsKey(answer.getKey())) {
                answer(fields.get(answer.getKey()), answer.getValue(), path);
            } else if (groups.containsKey(answer.getKey())) {
                several(groups.get(answer.getKey()), answer.getValue(), path);
            } else {
                errors.add(ShapeErrors.unknown(path, answer.getKey(), known));
            }
        });
        return answers;
    }

    private void several(FieldGroup group, JsonNode value, String path) {
        if (!value.isArray() || value.size() > group.most()) {
            error(path, "a list of at most " + group.most(), "应为列表，最多 " + group.most() + " 项");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            one(group, value.get(i), path + "[" + i + "]");
        }
    }

    private void one(FieldGroup group, JsonNode value, String path) {
        if (!(value instanceof ObjectNode given)) {
            error(path, "an object of answers by code", "应为按代码填写的对象");
            return;
        }
        Map<String, OwnField> fields = byCode(group.fields(), OwnField::code);
        given.properties().removeIf(answer -> answer.getValue().isNull());
        given.properties().forEach(answer -> {
            String place = path + "." + answer.getKey();
            if (fields.containsKey(answer.getKey())) {
                answer(fields.get(answer.getKey()), answer.getValue(), place);
            } else {
                errors.add(ShapeErrors.unknown(place, answer.getKey(), fields.keySet()));
            }
        });
        fields.values().stream()
                .filter(field -> field.required() && !given.has(field.code()))
                .forEach(field ->
                        errors.add(new FieldError(path + "." + field.code(), "REQUIRED", "must be given", "必须填写")));
    }

    private void answer(OwnField field, JsonNode value, String path) {
        switch (field.type()) {
            case TEXT -> {
                if (!isText(value)) {
                    error(path, "text of at most " + LONGEST_TEXT + " characters", "应为文字，最多 " + LONGEST_TEXT + " 个字符");
                }
            }
            case NUMBER -> number(field, value, path);
            case DATE -> {
                if (!reads(value, LocalDate::parse)) {
                    error(path, "a date as in 2026-01-31", "应为日期，如 2026-01-31");
                }
            }
            case MONTH -> {
                if (!reads(value, YearMonth::parse)) {
                    error(path, "a month as in 2026-01", "应为年月，如 2026-01");
                }
            }
            case CHOICE -> choice(field, value, path);
            case YES_NO -> {
                if (!value.isBoolean()) {
                    error(path, "true or false", "应为 true 或 false");
                }
            }
        }
    }

    private void number(OwnField field, JsonNode value, String path) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            error(path, "a whole number", "应为整数");
            return;
        }
        boolean below = field.least() != null && value.asLong() < field.least();
        boolean above = field.greatest() != null && value.asLong() > field.greatest();
        if (below || above) {
            String least = field.least() == null ? "…" : field.least().toString();
            String greatest = field.greatest() == null ? "…" : field.greatest().toString();
            errors.add(new FieldError(
                    path,
                    "OUT_OF_RANGE",
                    "from " + least + " to " + greatest,
                    "必须在 " + least + " 到 " + greatest + " 之间"));
        }
    }

    private void choice(OwnField field, JsonNode value, String path) {
        List<String> codes = field.options().stream().map(OwnField.Option::code).toList();
        if (!value.isTextual() || !codes.contains(value.asText())) {
            String all = String.join(", ", codes);
            error(path, "one of " + all, "只能是以下之一：" + all);
        }
    }

    /** Read as all texts of clients are: without control characters and halves of characters. */
    private boolean isText(JsonNode value) {
        try {
            String text = value.isTextual() ? json.treeToValue(value, String.class) : "";
            return !text.isBlank() && text.length() <= LONGEST_TEXT;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean reads(JsonNode value, Function<String, ?> reader) {
        try {
            return value.isTextual() && reader.apply(value.asText()) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void error(String path, String english, String chinese) {
        errors.add(new FieldError(path, "INVALID", english, chinese));
    }

    private static <T> Map<String, T> byCode(List<T> all, Function<T, String> code) {
        return all.stream()
                .collect(Collectors.toMap(code, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
