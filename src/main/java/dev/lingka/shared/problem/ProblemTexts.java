package dev.lingka.shared.problem;

import dev.lingka.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The words of problems, in the reader's language. One bundle per enum, {@code problems/<Enum>_zh.properties} and
 * {@code _en}; {@code {missingFen}} stands for a fact, and facts that end in {@code Fen} are written as ¥1,234.50.
 */
@ApplicationScoped
public class ProblemTexts {

    private static final String FEN = "Fen";
    private static final String FIELD_ERRORS = "problems.FieldError";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Chinese unless the reader prefers English. */
    public static Locale choose(List<Locale> accepted) {
        return accepted.stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("zh") || language.equals("en"))
                .findFirst()
                .map(language -> language.equals("en") ? Locale.ENGLISH : Locale.CHINESE)
                .orElse(Locale.CHINESE);
    }

    public String text(Problem problem, Map<String, Object> facts, Locale locale) {
        Class<?> type = ((Enum<?>) problem).getDeclaringClass();
        String text = ResourceBundle.getBundle("problems." + type.getSimpleName(), locale, NO_FALLBACK)
                .getString(problem.name());
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", written(fact));
        }
        return text;
    }

    /** What would be right in a field. One that says it in English alone gets what its code says in Chinese. */
    String message(FieldError error, Locale locale) {
        if (locale.equals(Locale.ENGLISH)) {
            return error.message();
        }
        if (error.chinese() != null) {
            return error.chinese();
        }
        ResourceBundle words = ResourceBundle.getBundle(FIELD_ERRORS, locale, NO_FALLBACK);
        return words.containsKey(error.code()) ? words.getString(error.code()) : error.message();
    }

    private static String written(Map.Entry<String, Object> fact) {
        if (fact.getKey().endsWith(FEN) && fact.getValue() instanceof Number fen) {
            return Money.yuan(fen.longValue());
        }
        return String.valueOf(fact.getValue());
    }
}
