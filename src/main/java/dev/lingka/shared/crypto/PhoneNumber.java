package dev.lingka.shared.crypto;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number in E.164 form, as in {@code +8613800138000}. Normalised before it is sealed or indexed, so that the
 * same number is always found again.
 */
public record PhoneNumber(String value) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");
    private static final Pattern MAINLAND = Pattern.compile("1[3-9][0-9]{9}");
    private static final int SHOWN = 4;
    private static final int HIDDEN = 4;

    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("not a phone number in E.164 form");
        }
    }

    /** Reads what people write: with or without the country, with spaces and dashes. Empty when it is no number. */
    public static Optional<PhoneNumber> read(String text) {
        String digits = text.replaceAll("[\\s\\-()]", "");
        String full = MAINLAND.matcher(digits).matches() ? "+86" + digits : digits.replaceFirst("^00", "+");
        return E164.matcher(full).matches() ? Optional.of(new PhoneNumber(full)) : Optional.empty();
    }

    /** The keyed hash by which a member or staff of this merchant is found. */
    public String index(Vault vault, int merchantId) {
        return vault.index(merchantId, "phone", value);
    }

    /** As people may see it: {@code 138****8000}. */
    public String masked() {
        String local = value.startsWith("+86") ? value.substring(3) : value;
        int tail = local.length() - SHOWN;
        return local.substring(0, Math.max(0, tail - HIDDEN)) + "****" + local.substring(tail);
    }

    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
