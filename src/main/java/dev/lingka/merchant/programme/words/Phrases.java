package dev.lingka.merchant.programme.words;

import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences with gaps, from {@code programme/Phrases_zh.properties} and {@code _en}. */
public final class Phrases {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;

    private Phrases(String name, Locale locale) {
        texts = ResourceBundle.getBundle("programme." + name, locale, NO_FALLBACK);
    }

    public static Phrases in(Locale locale) {
        return new Phrases("Phrases", locale);
    }

    /** A section's own words; throws {@link java.util.MissingResourceException} when it brings none. */
    static Phrases of(String section, Locale locale) {
        return new Phrases(section, locale);
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The phrase, its gaps {@code {0}}, {@code {1}} … filled. */
    public String say(String key, Object... gaps) {
        String text = texts.getString(key);
        for (int i = 0; i < gaps.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(gaps[i]));
        }
        return text;
    }
}
