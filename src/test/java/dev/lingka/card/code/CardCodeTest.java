package dev.lingka.card.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CardCodeTest {

    private static final long SEED = 20_261_122L;
    private static final int MANY = 20_000;

    private final Random random = new Random(SEED);
    private final CodePermutation permutation = new CodePermutation(key());

    @Test
    void readsWhatItWrote() {
        for (int i = 0; i < MANY; i++) {
            CodePermutation.Pair plain = pair();
            assertThat(CardCode.read(permutation, CardCode.of(permutation, plain)))
                    .as("seed %d, round %d", SEED, i)
                    .contains(plain);
        }
    }

    @Test
    void keepsClearOfOtherPaymentCodes() {
        for (int i = 0; i < MANY; i++) {
            String code = CardCode.of(permutation, pair());
            int prefix = Integer.parseInt(code.substring(0, 2));
            assertThat(code).matches("[0-9]{18}");
            assertThat(prefix >= 10 && prefix <= 15).isFalse();
            assertThat(prefix >= 25 && prefix <= 30).isFalse();
            assertThat(prefix).isNotEqualTo(62);
        }
    }

    @Test
    void neverGivesOneCodeTwice() {
        Set<String> codes = new HashSet<>();
        for (long minute = 29_700_000; minute < 29_700_200; minute++) {
            for (long card = 0; card < 100; card++) {
                codes.add(CardCode.of(permutation, new CodePermutation.Pair(minute, card)));
            }
        }
        assertThat(codes).hasSize(MANY);
    }

    @Test
    void spreadsNeighboursOverAllDigits() {
        int[][] seen = new int[18][10];
        for (long minute = 0; minute < MANY; minute++) {
            String code = CardCode.of(permutation, new CodePermutation.Pair(29_700_000 + minute, 42));
            for (int place = 1; place < 18; place++) {
                seen[place][code.charAt(place) - '0']++;
            }
        }
        for (int place = 1; place < 18; place++) {
            assertThat(Arrays.stream(seen[place]).min().orElseThrow())
                    .as("place %d", place)
                    .isGreaterThan((int) (MANY / 10 * 0.8));
        }
    }

    @Test
    void readsNothingUnderAnotherMerchantsKey() {
        CodePermutation other = new CodePermutation(key());
        int good = 0;
        for (int i = 0; i < MANY; i++) {
            CodePermutation.Pair plain = pair();
            if (CardCode.read(other, CardCode.of(permutation, plain))
                    .orElseThrow()
                    .equals(plain)) {
                good++;
            }
        }
        assertThat(good).isZero();
    }

    @Test
    void leavesAGuessLessThanOneChanceInAMillionEvenIfEveryNumberWereTaken() {
        double good = 3.0 * CodePermutation.CODE_NUMBERS;
        double all = (double) CodePermutation.MINUTES * CodePermutation.CODE_NUMBERS;
        assertThat(good / all).isLessThan(1e-6);
    }

    @Test
    void refusesWhatIsNoCardCode() {
        for (String text : List.of(
                "", "9", "134567890123456789", "9000000000000000000", "9a0000000000000000", "９00000000000000000")) {
            assertThat(CardCode.read(permutation, text)).isEmpty();
        }
    }

    private CodePermutation.Pair pair() {
        return new CodePermutation.Pair(
                random.nextLong(CodePermutation.MINUTES), random.nextLong(CodePermutation.CODE_NUMBERS));
    }

    private byte[] key() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }
}
