package dev.lingka.sandbox.wechat.crypt;

import java.security.SecureRandom;
import java.util.Base64;

/** Random texts in the alphabets that WeChat uses for its ids, codes, nonces and keys. */
public final class Random {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789";
    private static final String HEX = "0123456789abcdef";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private Random() {}

    public static String digits(int length) {
        return from(DIGITS, length);
    }

    public static String hex(int length) {
        return from(HEX, length);
    }

    public static String letters(int length) {
        return from(LETTERS, length);
    }

    /** An EncodingAESKey: 43 letters and digits that are, with one equals sign, clean base64 of 32 bytes. */
    public static String encodingAesKey() {
        return letters(42) + from("AEIMQUYcgkosw048", 1);
    }

    /** Base64 of so many random bytes. */
    public static String base64(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return Base64.getEncoder().encodeToString(value);
    }

    /** True with this probability (0 to 1). */
    public static boolean chance(double probability) {
        return probability > 0 && RANDOM.nextDouble() < probability;
    }

    /** A certificate serial: 40 upper-case hex digits, the first between 1 and 7 so that the number stays positive. */
    public static String serial() {
        return from("1234567", 1) + from("0123456789ABCDEF", 39);
    }

    private static String from(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
