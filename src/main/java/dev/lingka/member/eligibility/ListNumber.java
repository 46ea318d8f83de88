package dev.lingka.member.eligibility;

import dev.lingka.shared.crypto.Vault;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number under which a merchant knows somebody: 2 to 40 digits and letters, however people write it. */
record ListNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{2,40}");

    /** Without spaces and dashes; empty when it is no number. */
    static Optional<ListNumber> read(String text) {
        String bare = text.replaceAll("[\\s\\-]", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(bare).matches() ? Optional.of(new ListNumber(bare)) : Optional.empty();
    }

    /** The keyed hash by which it is found. */
    String index(Vault vault, int merchantId) {
        return vault.index(merchantId, "list-number", value);
    }

    @Override
    public String toString() {
        return "ListNumber[…]";
    }
}
