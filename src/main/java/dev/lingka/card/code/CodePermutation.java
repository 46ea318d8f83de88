package dev.lingka.card.code;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed permutation of the 10^17 pairs of a minute (below 10^8, which lasts until 2160) and a code number (below
 * 10^9): a Feistel network with unequal halves and modular addition, ten rounds of AES-256 as in NIST FF1. Nothing can
 * be read from a code, and codes of neighbouring minutes or cards have nothing in common.
 *
 * <p>Being a permutation, it needs no extra check digits: of its 10^17 values only 3 minutes × the cards of the
 * merchant
 * are good at any moment. A guess hits with 3 × 10^6 / 10^17 = 3 × 10^-11 for a million cards, and with 3 × 10^-8 even
 * if every code number were taken.
 */
final class CodePermutation {

    static final long MINUTES = 100_000_000L;
    static final long CODE_NUMBERS = 1_000_000_000L;
    private static final int ROUNDS = 10;
    private static final int BLOCK_BYTES = 16;

    private final SecretKeySpec key;

    /** The key is 32 bytes. */
    CodePermutation(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Both halves of a value: as they go in, or as they come out. */
    record Pair(long minute, long codeNumber) {

        Pair {
            if (minute < 0 || minute >= MINUTES || codeNumber < 0 || codeNumber >= CODE_NUMBERS) {
                throw new IllegalArgumentException("out of the permutation's range");
            }
        }
    }

    Pair encrypt(Pair plain) {
        Cipher cipher = cipher();
        long left = plain.minute();
        long right = plain.codeNumber();
        for (int round = 0; round < ROUNDS; round += 2) {
            left = Math.floorMod(left + mixed(cipher, round, right, MINUTES), MINUTES);
            right = Math.floorMod(right + mixed(cipher, round + 1, left, CODE_NUMBERS), CODE_NUMBERS);
        }
        return new Pair(left, right);
    }

    Pair decrypt(Pair secret) {
        Cipher cipher = cipher();
        long left = secret.minute();
        long right = secret.codeNumber();
        for (int round = ROUNDS - 2; round >= 0; round -= 2) {
            right = Math.floorMod(right - mixed(cipher, round + 1, left, CODE_NUMBERS), CODE_NUMBERS);
            left = Math.floorMod(left - mixed(cipher, round, right, MINUTES), MINUTES);
        }
        return new Pair(left, right);
    }

    /** The round function: 64 bits of AES, so that taking the remainder favours no value by more than 10^-10. */
    private static long mixed(Cipher cipher, int round, long half, long modulus) {
        byte[] block =
                ByteBuffer.allocate(BLOCK_BYTES).putLong(round).putLong(half).array();
        try {
            return Long.remainderUnsigned(ByteBuffer.wrap(cipher.doFinal(block)).getLong(), modulus);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One block at a time under a key of its own, so that the mode without chaining leaks nothing. */
    private Cipher cipher() {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
