package dev.lingka.card.code;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The 18 digits of a card code: a 9, which keeps clear of WeChat's (10–15), Alipay's (25–30) and UnionPay's (62)
 * prefixes, and the 17 digits of a value of the permutation.
 */
final class CardCode {

    private static final char FIRST = '9';
    private static final Pattern FORM = Pattern.compile(FIRST + "[0-9]{17}");

    private CardCode() {}

    static String of(CodePermutation permutation, CodePermutation.Pair plain) {
        CodePermutation.Pair secret = permutation.encrypt(plain);
        return String.format("%c%017d", FIRST, secret.minute() * CodePermutation.CODE_NUMBERS + secret.codeNumber());
    }

    /** What the code says, whatever its age; empty when it is no card code at all. */
    static Optional<CodePermutation.Pair> read(CodePermutation permutation, String code) {
        if (!FORM.matcher(code).matches()) {
            return Optional.empty();
        }
        long value = Long.parseLong(code.substring(1));
        return Optional.of(permutation.decrypt(
                new CodePermutation.Pair(value / CodePermutation.CODE_NUMBERS, value % CodePermutation.CODE_NUMBERS)));
    }
}
