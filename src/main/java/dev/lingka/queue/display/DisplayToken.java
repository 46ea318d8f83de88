package dev.lingka.queue.display;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secret in a display's link: 256 random bits behind the merchant's id, as in {@code 7-Zm9v…}. The id says whose
 * table to look in and is covered by the hash.
 */
record DisplayToken(int merchantId, String text) {

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})-[0-9A-Za-z_-]{43}");

    static DisplayToken next(int merchantId) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return new DisplayToken(merchantId, merchantId + "-" + secret);
    }

    static Optional<DisplayToken> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new DisplayToken(Integer.parseInt(form.group(1)), text)) : Optional.empty();
    }

    /** What is stored: enough to recognise it, useless to use it. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return "DisplayToken[…]";
    }
}
