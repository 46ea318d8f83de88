package dev.lingka.recharge.reconcile;

import dev.lingka.shared.InMerchant;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * One claimed question to WeChat.
 *
 * @param kind {@code order} or {@code refund}
 * @param token proves the claim
 */
record Check(int merchantId, String kind, UUID id, UUID token) implements InMerchant {

    static Check of(Row row, UUID token) {
        return new Check(row.getInteger("merchant_id"), row.getString("kind"), row.getUUID("id"), token);
    }

    boolean isOrder() {
        return kind.equals("order");
    }
}
