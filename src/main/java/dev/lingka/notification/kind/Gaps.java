package dev.lingka.notification.kind;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The placeholders of a text, as in {@code Recharged {amount}}. */
public final class Gaps {

    private static final Pattern GAP = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    private Gaps() {}

    /** Their names, in the order of the text. */
    public static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        GAP.matcher(text).results().forEach(gap -> names.add(gap.group(1)));
        return names;
    }

    /** Whether a brace stands there that belongs to no placeholder. */
    static boolean isTorn(String text) {
        String rest = GAP.matcher(text).replaceAll("");
        return rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0;
    }

    public static String fill(String text, UnaryOperator<String> values) {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(values.apply(gap.group(1))));
    }
}
