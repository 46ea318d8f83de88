package dev.lingka.sandbox.wechat.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields that a request body may have. The first thing that is wrong is thrown with the pointer to it. */
public sealed interface Shape {

    /** A value that does not fit. {@code unknown} tells a field that nobody knows from a known one with a bad value. */
    final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String field;
        private final transient JsonNode value;
        private final boolean unknown;

        public Violation(String field, JsonNode value, String issue, boolean unknown) {
            super(issue);
            this.field = field;
            this.value = value;
            this.unknown = unknown;
        }

        public String field() {
            return field;
        }

        public JsonNode value() {
            return value;
        }

        public boolean unknown() {
            return unknown;
        }
    }

    void check(String pointer, JsonNode value);

    /** A field of an object and whether it must be there. */
    record Field(Shape shape, boolean required) {}

    record Text(int least, int most, Pattern pattern) implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isTextual(), pointer, value, "类型错误，应为字符串");
            int length = value.textValue().codePointCount(0, value.textValue().length());
            require(length >= least, pointer, value, "字符串长度不足 " + least);
            require(length <= most, pointer, value, "字符串长度超过 " + most);
            require(pattern == null || pattern.matcher(value.textValue()).matches(), pointer, value, "格式错误");
        }
    }

    record Whole(long least, long most) implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isIntegralNumber() && value.canConvertToLong(), pointer, value, "类型错误，应为整数");
            require(value.longValue() >= least && value.longValue() <= most, pointer, value, "数值超出范围");
        }
    }

    record Bool() implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isBoolean(), pointer, value, "类型错误，应为布尔值");
        }
    }

    record OneOf(Set<String> values) implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isTextual() && values.contains(value.textValue()), pointer, value, "取值不在枚举范围内");
        }
    }

    record Each(Shape item) implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isArray(), pointer, value, "类型错误，应为数组");
            for (int i = 0; i < value.size(); i++) {
                item.check(pointer + "/" + i, value.get(i));
            }
        }
    }

    record Fields(Map<String, Field> fields) implements Shape {
        public Fields must(String name, Shape shape) {
            return with(name, new Field(shape, true));
        }

        public Fields may(String name, Shape shape) {
            return with(name, new Field(shape, false));
        }

        private Fields with(String name, Field field) {
            Map<String, Field> more = new LinkedHashMap<>(fields);
            more.put(name, field);
            return new Fields(more);
        }

        @Override
        public void check(String pointer, JsonNode value) {
            require(value.isObject(), pointer, value, "类型错误，应为对象");
            value.fieldNames().forEachRemaining(name -> {
                if (!fields.containsKey(name)) {
                    throw new Violation(pointer + "/" + name, value.get(name), "请求中含有未定义的参数", true);
                }
            });
            fields.forEach((name, field) -> checkField(pointer + "/" + name, field, value.get(name)));
        }

        private static void checkField(String pointer, Field field, JsonNode value) {
            if (value == null || value.isNull()) {
                require(!field.required(), pointer, value, "缺少必填参数");
            } else {
                field.shape().check(pointer, value);
            }
        }
    }

    static Fields fields() {
        return new Fields(Map.of());
    }

    /** A text of so many characters (code points). */
    static Text text(int least, int most) {
        return new Text(least, most, null);
    }

    static Text text(int least, int most, String pattern) {
        return new Text(least, most, Pattern.compile(pattern));
    }

    static Whole whole(long least, long most) {
        return new Whole(least, most);
    }

    static Bool bool() {
        return new Bool();
    }

    static OneOf oneOf(String... values) {
        return new OneOf(Set.of(values));
    }

    static Each each(Shape item) {
        return new Each(item);
    }

    /** Anything goes, and what is inside is not looked at. */
    static Any any() {
        return new Any();
    }

    record Any() implements Shape {
        @Override
        public void check(String pointer, JsonNode value) {}
    }

    private static void require(boolean holds, String pointer, JsonNode value, String issue) {
        if (!holds) {
            throw new Violation(pointer, value, issue, false);
        }
    }
}
