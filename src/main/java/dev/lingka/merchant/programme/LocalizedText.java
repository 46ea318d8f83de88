package dev.lingka.merchant.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/** Words that customers read, Chinese first. */
public record LocalizedText(@NotBlank @Size(max = 500) String zh, @NotBlank @Size(max = 500) String en) {

    /** In the reader's language. */
    public String in(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? en : zh;
    }
}
