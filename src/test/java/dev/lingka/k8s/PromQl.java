package dev.lingka.k8s;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which metrics and labels an expression of Prometheus speaks of; no parser, but enough for what we write. */
record PromQl(Set<String> metrics, Set<String> labels) {

    private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.:])[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\w)(?!\\s*\\()");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "offset", "bool");

    static PromQl of(String expression) {
        String bare = TEXT.matcher(expression).replaceAll("''");
        Set<String> labels = new TreeSet<>();
        SELECTOR.matcher(bare).results().forEach(found -> labels.addAll(names(found.group(1))));
        GROUPING.matcher(bare).results().forEach(found -> labels.addAll(names(found.group(1))));
        String rest = RANGE.matcher(
                        SELECTOR.matcher(GROUPING.matcher(bare).replaceAll(" ")).replaceAll(" "))
                .replaceAll(" ");
        Set<String> metrics = WORD.matcher(rest)
                .results()
                .map(found -> found.group())
                .filter(word -> !OPERATORS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        return new PromQl(metrics, labels);
    }

    /** {@code a="x", b=~"y"} and {@code a, b} alike. */
    private static Set<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(part -> part.split("[=!]")[0].strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toSet());
    }
}
