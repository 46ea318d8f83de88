package dev.lingka.merchant;

import dev.lingka.merchant.directory.MerchantEntry;
import java.time.Instant;

/** A merchant as the operator sees it: nothing of its members or money. */
record MerchantView(int id, String code, String name, String status, Instant createdAt) {

    static MerchantView of(MerchantEntry entry) {
        MerchantStatus status = entry.active() ? MerchantStatus.ACTIVE : MerchantStatus.SUSPENDED;
        return new MerchantView(entry.merchantId(), entry.code(), entry.name(), status.text(), entry.createdAt());
    }
}
