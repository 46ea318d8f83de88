package dev.lingka.sandbox.wechat.open;

import dev.lingka.sandbox.wechat.book.Template;
import java.util.Map;
import java.util.regex.Pattern;

/** What the values of a subscribe message may be, by the type in the field's name (thing1, amount2, …). */
final class FieldRules {
    private static final String DAY = "(\\d{4}年(0?[1-9]|1[0-2])月(0?[1-9]|[12]\\d|3[01])日"
            + "|\\d{4}([-/.])(0?[1-9]|1[0-2])\\W(0?[1-9]|[12]\\d|3[01]))";
    private static final String CLOCK = "([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?";
    private static final String TIME = "(" + DAY + "\\s*)?" + CLOCK;
    private static final String DATE = DAY + "(\\s*" + CLOCK + ")?";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern NAME = Pattern.compile("[^\\p{N}]+");
    private static final int LONGEST_HAN_NAME = 10;
    private static final int LONGEST_NAME = 20;

    private static final Map<String, Pattern> RULES = Map.ofEntries(
            rule("thing", "(?s).{1,20}"),
            rule("number", "(?=.{1,32}$)\\d+(\\.\\d+)?"),
            rule("letter", "[A-Za-z]{1,32}"),
            rule("symbol", "[^\\p{L}\\p{N}\\s]{1,5}"),
            rule("character_string", "[\\x20-\\x7e]{1,32}"),
            rule("time", TIME + "(\\s*~\\s*" + TIME + ")?"),
            rule("date", DATE + "(\\s*~\\s*" + DATE + ")?"),
            rule("amount", "[¥￥$€£]?\\s?\\d{1,10}(\\.\\d+)?元?"),
            rule("phone_number", "[0-9+\\-() ]{1,17}"),
            rule("car_number", "[\\p{IsHan}A-Za-z0-9]([A-Za-z0-9]{0,6}[\\p{IsHan}A-Za-z0-9])?"),
            rule("phrase", "\\p{IsHan}{1,5}"));

    private FieldRules() {}

    private static Map.Entry<String, Pattern> rule(String type, String expression) {
        return Map.entry(type, Pattern.compile(expression));
    }

    static boolean holds(Template.Field field, String value) {
        if (value.isEmpty() || CONTROL.matcher(value).find()) {
            return false;
        }
        String type = field.key().replaceAll("\\d+$", "");
        return switch (type) {
            case "name" -> name(value);
            case "enum", "const" -> field.values().contains(value);
            default ->
                RULES.getOrDefault(type, RULES.get("thing")).matcher(value).matches();
        };
    }

    /** Ten characters once there is a Chinese one among them, otherwise twenty letters and symbols. */
    private static boolean name(String value) {
        int most = HAN.matcher(value).find() ? LONGEST_HAN_NAME : LONGEST_NAME;
        return NAME.matcher(value).matches() && value.codePointCount(0, value.length()) <= most;
    }
}
