package dev.lingka.notification.channel;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What WeChat takes in a field of a subscribe or class template, by the type in its key ({@code thing1} is a
 * {@code thing}). One field that breaks its rule makes WeChat refuse the whole message (47003), so values are cut and
 * cleaned before they leave. Characters are counted as code points.
 */
public final class SubscribeFields {

    private static final String NOTHING = "-";
    private static final String CUT = "…";

    private static final int LONGEST_THING = 20;
    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_SYMBOL = 5;
    private static final int LONGEST_PHONE = 17;
    private static final int LONGEST_CAR = 8;
    private static final int LONGEST_PHRASE = 5;
    private static final int LONGEST_HAN_NAME = 10;
    private static final int LONGEST_NAME = 20;

    private static final String DAY = "(\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})";
    private static final String CLOCK = "([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?";
    private static final String TIME = "(" + DAY + "\\s*)?" + CLOCK;
    private static final String DATE = DAY + "(\\s*" + CLOCK + ")?";
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern KEY = Pattern.compile("([a-z_]+?)\\d+");

    private static final Map<String, Pattern> RULES = Map.ofEntries(
            rule("thing", ".{1,20}"),
            rule("number", "(?=.{1,32}$)\\d+(\\.\\d+)?"),
            rule("letter", "[A-Za-z]{1,32}"),
            rule("symbol", "[^\\p{L}\\p{N}\\s]{1,5}"),
            rule("character_string", "[\\x20-\\x7e]{1,32}"),
            rule("time", TIME + "(\\s*~\\s*" + TIME + ")?"),
            rule("date", DATE + "(\\s*~\\s*" + DATE + ")?"),
            rule("amount", "[¥￥$€£]?\\d{1,10}(\\.\\d+)?元?"),
            rule("phone_number", "[0-9+\\-()]{1,17}"),
            rule("car_number", "[\\p{IsHan}A-Za-z0-9]([A-Za-z0-9]{0,6}[\\p{IsHan}A-Za-z0-9])?"),
            rule("name", "[^\\p{N}]{1,20}"),
            rule("phrase", "\\p{IsHan}{1,5}"),
            rule("enum", ".{1,20}"),
            rule("const", ".{1,20}"));

    private SubscribeFields() {}

    private static Map.Entry<String, Pattern> rule(String type, String expression) {
        return Map.entry(type, Pattern.compile(expression));
    }

    /** Whether it is the key of a field, as in {@code thing1} or {@code phone_number2}. */
    public static boolean isKey(String key) {
        return RULES.containsKey(type(key));
    }

    /**
     * The value as WeChat takes it: without line breaks, cut to the type's length, without what the type does not
     * allow. An amount has no sign there: who wants to show one puts the value into a {@code thing}. What cannot be
     * made to fit comes back as it is; {@link #fits} tells.
     */
    public static String fit(String key, String value) {
        String clean =
                value.replaceAll("\\p{Cc}+", " ").replaceAll(" {2,}", " ").strip();
        String fitting =
                switch (type(key)) {
                    case "thing" -> clean.isEmpty() ? NOTHING : shortened(clean, LONGEST_THING);
                    case "number" -> first(clean.replaceAll("[^0-9.]", ""), LONGEST_NUMBER);
                    case "letter" -> first(clean.replaceAll("[^A-Za-z]", ""), LONGEST_NUMBER);
                    case "symbol" -> first(clean.replaceAll("[\\p{L}\\p{N}\\s]", ""), LONGEST_SYMBOL);
                    case "character_string" ->
                        first(clean.replaceAll("[^\\x20-\\x7e]", "").strip(), LONGEST_NUMBER);
                    case "amount" -> clean.replaceAll("[\\s,]", "").replaceFirst("^[-\u2212]", "");
                    case "phone_number" -> first(clean.replaceAll("[^0-9+\\-()]", ""), LONGEST_PHONE);
                    case "car_number" -> first(clean.replaceAll("[^\\p{IsHan}A-Za-z0-9]", ""), LONGEST_CAR);
                    case "name" -> name(clean.replaceAll("\\p{N}", ""));
                    case "phrase" -> first(clean.replaceAll("\\P{IsHan}", ""), LONGEST_PHRASE);
                    default -> clean;
                };
        return fits(key, fitting) ? fitting : clean;
    }

    /** Whether WeChat takes the value in this field; which values an enumeration has, the template alone knows. */
    public static boolean fits(String key, String value) {
        Pattern rule = RULES.get(type(key));
        boolean shortEnough = !"name".equals(type(key)) || length(value) <= longestName(value);
        return rule != null && shortEnough && rule.matcher(value).matches();
    }

    private static String type(String key) {
        Matcher matched = KEY.matcher(key);
        return matched.matches() ? matched.group(1) : "";
    }

    /** Ten characters once there is a Chinese one among them. */
    private static int longestName(String value) {
        return HAN.matcher(value).find() ? LONGEST_HAN_NAME : LONGEST_NAME;
    }

    private static String name(String value) {
        return first(value.strip(), longestName(value));
    }

    private static String shortened(String value, int most) {
        return length(value) <= most ? value : first(value, most - 1) + CUT;
    }

    private static String first(String value, int most) {
        return length(value) <= most ? value : value.substring(0, value.offsetByCodePoints(0, most));
    }

    private static int length(String value) {
        return value.codePointCount(0, value.length());
    }
}
