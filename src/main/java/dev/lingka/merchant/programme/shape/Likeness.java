package dev.lingka.merchant.programme.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant by another. */
public final class Likeness {

    private static final int ALWAYS_NEAR = 2;
    private static final int PART_THAT_MAY_DIFFER = 3;

    private Likeness() {}

    /** The nearest word, unless more than a third of it would have to be written anew. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> distance(written, word) <= Math.max(ALWAYS_NEAR, word.length() / PART_THAT_MAY_DIFFER))
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /** Letters to put in, leave out or change; small and capital ones are alike. */
    private static int distance(String left, String right) {
        String from = left.toLowerCase(Locale.ROOT);
        String to = right.toLowerCase(Locale.ROOT);
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            above = row(from.charAt(i - 1), to, above);
        }
        return above[to.length()];
    }

    private static int[] row(char letter, String to, int[] above) {
        int[] row = new int[to.length() + 1];
        row[0] = above[0] + 1;
        for (int j = 1; j <= to.length(); j++) {
            int changed = above[j - 1] + (letter == to.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
        }
        return row;
    }
}
