package dev.lingka.ops;

import java.util.Map;
import java.util.UUID;

/**
 * A sale that somebody wants, under the key that the client made for it: however often it is sent, it is one sale.
 *
 * @param kind {@code wallet} or {@code cash}
 */
record Wish(String key, String kind, String path, Map<String, Object> body) {

    static Wish wallet(String cardCode, long fen) {
        return of("wallet", "/api/v1/staff/charges", Map.of("cardCode", cardCode, "totalFen", fen));
    }

    static Wish cash(Map<String, Object> sale) {
        return of("cash", "/api/v1/staff/sales", sale);
    }

    private static Wish of(String kind, String path, Map<String, Object> body) {
        return new Wish(UUID.randomUUID().toString(), kind, path, body);
    }
}
