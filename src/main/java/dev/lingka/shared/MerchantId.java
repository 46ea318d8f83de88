package dev.lingka.shared;

/** The tenant, where nobody in particular acts for it. */
public record MerchantId(int merchantId) implements InMerchant {

    public MerchantId {
        if (merchantId <= 0) {
            throw new IllegalArgumentException("a merchant id is positive: " + merchantId);
        }
    }
}
