package dev.lingka.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** I16: after quiet, every replica shows what the database holds. */
final class CacheWitness {

    private static final int LOOKED_AT = 60;
    private static final Duration LONGEST_STALE = Cluster.BALANCE_LIFETIME.plusSeconds(10);
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

    /** What a killed replica did not write to the cache any more may be old until its time in the cache is over. */
    void testify(Market market) {
        Map<String, String> held = books.rows(HELD, market.shop().code()).stream()
                .collect(Collectors.toMap(row -> row.get("card"), row -> row.get("fen")));
        List<Guest> some = market.guests().all().stream().limit(LOOKED_AT).toList();
        Pause.until(LONGEST_STALE, () -> differences(some, held).isEmpty());
        findings.addAll("I16", differences(some, held));
    }

    private List<String> differences(List<Guest> guests, Map<String, String> held) {
        List<String> differences = new ArrayList<>();
        for (Guest guest : guests) {
            for (int replica = 0; replica < replicas; replica++) {
                Wire.Reply shown = client.look(replica, "/api/v1/member/card/balance", guest.token());
                if (!shows(shown, held.get(guest.cardId()))) {
                    differences.add("card " + guest.cardId() + " holds " + held.get(guest.cardId()) + " and replica "
                            + (replica + 1) + " shows " + (shown == null ? "nothing" : shown.text()));
                }
            }
        }
        return differences;
    }

    private static boolean shows(Wire.Reply shown, String held) {
        return shown != null
                && shown.isGood()
                && shown.json().get("totalFen").asText().equals(held);
    }
}
