package dev.lingka.coupon;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The codes of coupons: 16 characters without the ones that people mix up, 80 bits. A code is drawn from what it stands
 * for by the merchant's key, so that it can be shown again and again while the database holds nothing but its hash.
 */
@ApplicationScoped
public class CouponCode {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS_PER_DIGIT = 5;
    private static final int LENGTH = 16;
    private static final int HEX_DIGITS = LENGTH * BITS_PER_DIGIT / 4;
    private static final Pattern READABLE = Pattern.compile("[" + DIGITS + "]{" + LENGTH + "}");
    private static final Pattern GAPS = Pattern.compile("[ -]+");

    private final Vault vault;

    CouponCode(Vault vault) {
        this.vault = vault;
    }

    /**
     * The code that stands for something.
     *
     * @param purpose what kind of thing, as in {@code coupon}
     * @param subject its id, unique within the purpose
     */
    public String of(InMerchant merchant, String purpose, String subject) {
        byte[] bytes = HexFormat.of()
                .parseHex(vault.index(merchant.merchantId(), "code|" + purpose, subject)
                        .substring(0, HEX_DIGITS));
        StringBuilder code = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : bytes) {
            bits = (bits << Byte.SIZE) | (next & 0xff);
            held += Byte.SIZE;
            while (held >= BITS_PER_DIGIT) {
                held -= BITS_PER_DIGIT;
                code.append(DIGITS.charAt((bits >> held) & 0x1f));
            }
            bits &= (1 << held) - 1;
        }
        return code.toString();
    }

    /** What the database finds a code by. */
    public String hash(InMerchant merchant, String code) {
        return vault.index(merchant.merchantId(), "coupon-code", code);
    }

    /** A code as somebody typed it: small letters, gaps, O for 0, I and L for 1; empty when it cannot be one. */
    public static Optional<String> read(String typed) {
        String code = GAPS.matcher(typed)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return READABLE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }
}
