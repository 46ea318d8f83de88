package dev.lingka.card.join;

import java.security.SecureRandom;
import java.util.OptionalInt;

/**
 * The text of a join code: 16 characters of base62, four that name the merchant and twelve random ones (71 bits). It
 * fits WeChat's scene of 32 characters, and says whose it is, so that an ordinary link needs nothing else.
 */
final class JoinCodeText {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();
    private static final int MERCHANT_DIGITS = 4;
    private static final int RANDOM_DIGITS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private JoinCodeText() {}

    static String next(int merchantId) {
        StringBuilder text = new StringBuilder();
        int rest = merchantId;
        for (int i = 0; i < MERCHANT_DIGITS; i++) {
            text.insert(0, DIGITS.charAt(rest % BASE));
            rest /= BASE;
        }
        if (rest > 0) {
            throw new IllegalArgumentException("more merchants than join codes can name: " + merchantId);
        }
        RANDOM.ints(RANDOM_DIGITS, 0, BASE).forEach(digit -> text.append(DIGITS.charAt(digit)));
        return text.toString();
    }

    /** The link that is printed as an ordinary QR code. */
    static String link(JoinConfig config, String code) {
        return config.publicUrl() + "/j/" + code;
    }

    /** Whose code it is; empty when it is none of ours. */
    static OptionalInt merchantId(String text) {
        if (text == null || text.length() != MERCHANT_DIGITS + RANDOM_DIGITS) {
            return OptionalInt.empty();
        }
        if (!text.chars().allMatch(character -> DIGITS.indexOf(character) >= 0)) {
            return OptionalInt.empty();
        }
        int merchantId = 0;
        for (int i = 0; i < MERCHANT_DIGITS; i++) {
            merchantId = merchantId * BASE + DIGITS.indexOf(text.charAt(i));
        }
        return merchantId == 0 ? OptionalInt.empty() : OptionalInt.of(merchantId);
    }
}
