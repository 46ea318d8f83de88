package dev.lingka.shared.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that opens something of a merchant: 256 random bits behind the merchant's id, as in {@code 7.Zm9v…}. The id
 * says whose table to look in and is covered by the hash, so that a token cannot be turned on another merchant. What
 * stands between the two is one character, another for each use.
 */
public record MerchantToken(int merchantId, String text) {

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([.-])[0-9A-Za-z_-]{43}");

    public static MerchantToken next(int merchantId, char separator) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return new MerchantToken(merchantId, merchantId + String.valueOf(separator) + secret);
    }

    /** Empty for what is no token of this use. */
    public static Optional<MerchantToken> read(String text, char separator) {
        Matcher form = FORM.matcher(text);
        return form.matches() && form.group(2).charAt(0) == separator
                ? Optional.of(new MerchantToken(Integer.parseInt(form.group(1)), text))
                : Optional.empty();
    }

    /** What is stored: enough to recognise it, useless to use it. */
    public String hash() {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "MerchantToken[…]";
    }
}
