package dev.lingka.queue.site;

import dev.lingka.shared.InMerchant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One store of one merchant. */
public record StoreKey(int merchantId, UUID storeId) implements InMerchant {

    private static final Pattern TOLD = Pattern.compile("([1-9][0-9]{0,8}):([0-9a-f-]{36})");

    public static StoreKey of(InMerchant merchant, UUID storeId) {
        return new StoreKey(merchant.merchantId(), storeId);
    }

    /** As replicas tell each other. */
    public String told() {
        return merchantId + ":" + storeId;
    }

    /** Empty for what no replica says. */
    public static Optional<StoreKey> read(String told) {
        Matcher form = TOLD.matcher(told);
        return form.matches()
                ? Optional.of(new StoreKey(Integer.parseInt(form.group(1)), UUID.fromString(form.group(2))))
                : Optional.empty();
    }
}
