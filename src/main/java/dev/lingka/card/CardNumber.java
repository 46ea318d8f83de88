package dev.lingka.card;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Card numbers: 16 digits, an 8, fourteen random ones and a Luhn check digit. With 10^14 of them and a million cards, a
 * number made up hits one in a hundred million times, and counting tells nothing; a slip of the finger is noticed.
 */
public final class CardNumber {

    private static final String FIRST = "8";
    private static final int RANDOM_DIGITS = 14;
    private static final int SHOWN = 4;
    private static final int LENGTH = 16;
    private static final int CANDIDATES = 5;
    private static final int CODE_NUMBERS = 1_000_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CardNumber() {}

    /** Random numbers to take the first free one from: several taken at once is rarer than anything that can fail. */
    public static List<String> candidates() {
        return Stream.generate(CardNumber::next).limit(CANDIDATES).toList();
    }

    /** Candidates for the secret number behind a card's codes. */
    public static List<String> codeCandidates() {
        return IntStream.generate(() -> RANDOM.nextInt(CODE_NUMBERS))
                .limit(CANDIDATES)
                .mapToObj(Integer::toString)
                .toList();
    }

    /** Whether the text is a whole number with the right check digit. */
    public static boolean isValid(String text) {
        return text.length() == LENGTH
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && sum(text) % 10 == 0;
    }

    /** As people may see it: the last four digits. */
    public static String masked(String number) {
        return "**** **** **** " + number.substring(number.length() - SHOWN);
    }

    private static String next() {
        StringBuilder digits = new StringBuilder(FIRST);
        RANDOM.ints(RANDOM_DIGITS, 0, 10).forEach(digits::append);
        int check = (10 - sum(digits + "0") % 10) % 10;
        return digits.append(check).toString();
    }

    private static int sum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum;
    }
}
