package dev.lingka.card.physical;

import dev.lingka.shared.crypto.Vault;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a plastic card: 4 to 32 digits and letters, however a reader or a person writes it. */
public record PlasticNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{4,32}");

    /** Without spaces and dashes, and without the marks that a magnetic reader sends around the track. */
    public static Optional<PlasticNumber> read(String text) {
        String bare = text.replaceAll("[\\s\\-;%?]", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(bare).matches() ? Optional.of(new PlasticNumber(bare)) : Optional.empty();
    }

    /** The keyed hash of a PIN, bound to its number: equal PINs of two cards look different. */
    String pinIndex(Vault vault, int merchantId, String pin) {
        return vault.index(merchantId, "pin", value + "|" + pin);
    }

    @Override
    public String toString() {
        return "PlasticNumber[…]";
    }
}
