package dev.lingka.crash;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** I16: after quiet, every replica shows what the database holds. */
final class CacheWitness {

    private static final int LOOKED_AT = 60;
    private static final String HELD =
            """
            select a.holder_id::text as card, sum(a.balance) as fen from ledger_account a
              join merchant m on m.id = a.merchant_id where m.code = ? and a.holder_kind = 'card' group by 1""";

    private final Books books;
    private final Client client;
    private final int replicas;
    private final Findings findings;

    CacheWitness(Books books, Client client, int replicas, Findings findings) {
        this.books = books;
        this.client = client;
        this.replicas = replicas;
        this.findings = findings;
    }

    void testify(Market market) {
        Map<String, String> held = books.rows(HELD, market.shop().code()).stream()
                .collect(Collectors.toMap(row -> row.get("card"), row -> row.get("fen")));
        List<Guest> some = market.guests().all().stream().limit(LOOKED_AT).toList();
        for (Guest guest : some) {
            for (int replica = 0; replica < replicas; replica++) {
                compare(guest, replica, held.get(guest.cardId()));
            }
        }
    }

    private void compare(Guest guest, int replica, String held) {
        Wire.Reply shown = client.look(replica, "/api/v1/member/card/balance", guest.token());
        if (shown == null
                || !shown.isGood()
                || !shown.json().get("totalFen").asText().equals(held)) {
            findings.add(
                    "I16",
                    "card " + guest.cardId() + " holds " + held + " and replica " + (replica + 1) + " shows "
                            + (shown == null ? "nothing" : shown.text()));
        }
    }
}
