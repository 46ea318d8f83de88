package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.crash.Deed.Kind;
import dev.lingka.crash.Journal.Entry;
import dev.lingka.crash.Journal.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the client's journal with the ledger: lost is what was promised and is not there, duplicated what is there
 * more than once, phantom what is there and nobody was promised. And to the fen: what each card must hold by the journal
 * and WeChat's book alone is what it holds.
 */
final class LedgerWitness {

    /** Points that a sale earns or takes back stand in the commit of its money, under its id, and with it alone. */
    private static final String POSTINGS =
            """
            select p.key, p.kind, coalesce(sum(e.amount) filter (where e.holder_id is not null), 0) as fen
              from ledger_posting p join merchant m on m.id = p.merchant_id
              left join ledger_entry e on e.merchant_id = p.merchant_id and e.posting_id = p.id
             where m.code = ?
               and not (p.kind in ('points_earning', 'points_refund')
                        and exists (select from ledger_posting q
                                     where q.merchant_id = p.merchant_id and q.source_id = p.source_id
                                       and q.txid = p.txid and q.key <> p.key and q.kind not like 'points%'))
             group by p.id, p.key, p.kind""";

    private static final String ANSWERED =
            "select key from idempotency i join merchant m on m.id = i.merchant_id where m.code = ?";
    private static final String HELD =
            """
            select a.holder_id::text as card, sum(a.balance) as fen
              from ledger_account a join merchant m on m.id = a.merchant_id
             where m.code = ? and a.holder_kind = 'card' group by a.holder_id""";

    private final Books books;
    private final Market market;
    private final Map<String, Entry> journal;
    private final JsonNode wechatsBook;
    private final Findings findings;

    LedgerWitness(Books books, Market market, Map<String, Entry> journal, JsonNode wechatsBook, Findings findings) {
        this.books = books;
        this.market = market;
        this.journal = journal;
        this.wechatsBook = wechatsBook;
        this.findings = findings;
    }

    void testify() {
        Map<String, List<Long>> posted = postings();
        Set<String> answered =
                new HashSet<>(books.column(ANSWERED, market.shop().code()));
        journal.values().forEach(wish -> compare(wish, posted.getOrDefault(wish.key(), List.of()), answered));
        posted.keySet().stream()
                .filter(key -> !journal.containsKey(key))
                .forEach(key -> findings.add("phantom", "a posting that nobody wished for: " + key));
        toTheFen();
    }

    /** What the client's own postings moved, by the client's keys; WeChat's are another witness's. */
    private Map<String, List<Long>> postings() {
        Map<String, List<Long>> posted = new HashMap<>();
        for (Map<String, String> row : books.rows(POSTINGS, market.shop().code())) {
            String key = row.get("key");
            if (!key.contains("wx:") && !key.contains("wxr:")) {
                posted.computeIfAbsent(key.substring(key.lastIndexOf('|') + 1), any -> new ArrayList<>())
                        .add(Long.parseLong(row.get("fen")));
            }
        }
        return posted;
    }

    private void compare(Entry wish, List<Long> posted, Set<String> answered) {
        String told = wish.kind() + " " + wish.key();
        if (wish.verdict() == Verdict.UNKNOWN) {
            findings.add("unresolved", "no definite answer came to " + told);
        } else if (wish.verdict() == Verdict.REJECTED && !posted.isEmpty()) {
            findings.add("phantom", "refused, and in the ledger: " + told);
        } else if (wish.verdict() == Verdict.ACCEPTED && wish.kind() != Kind.STRANGERS_REFUND) {
            promised(wish, told, posted, answered);
        }
    }

    private void promised(Entry wish, String told, List<Long> posted, Set<String> answered) {
        if (!answered.contains(wish.key())) {
            findings.add("lost", "the answer is not kept: " + told);
        } else if (wish.kind().posts() && posted.isEmpty()) {
            findings.add("lost", "not in the ledger: " + told);
        } else if (posted.size() > 1) {
            findings.add("duplicated", posted.size() + " times in the ledger: " + told);
        } else if (wish.kind().posts() && posted.get(0) != wish.fen()) {
            findings.add("lost", "promised " + wish.fen() + " and posted " + posted.get(0) + ": " + told);
        }
    }

    private void toTheFen() {
        Map<String, Long> expected = new HashMap<>();
        journal.values().stream()
                .filter(wish -> wish.verdict() == Verdict.ACCEPTED && wish.card() != null)
                .forEach(wish -> expected.merge(wish.card(), wish.fen(), Long::sum));
        recharged().forEach((card, fen) -> expected.merge(card, fen, Long::sum));
        for (Map<String, String> row : books.rows(HELD, market.shop().code())) {
            long held = Long.parseLong(row.get("fen"));
            long due = expected.getOrDefault(row.get("card"), 0L);
            if (held != due) {
                findings.add(
                        held < due ? "lost" : "phantom",
                        "card " + row.get("card") + " holds " + held + " and not " + due + " fen");
            }
        }
    }

    /** What WeChat took for each card, with the bonus that the order promised. */
    private Map<String, Long> recharged() {
        Map<String, JsonNode> orders = new HashMap<>();
        journal.values().stream()
                .filter(wish -> wish.kind() == Kind.RECHARGE_ORDER && wish.verdict() == Verdict.ACCEPTED)
                .map(wish -> Wire.read(wish.answer()).get("order"))
                .forEach(order -> orders.put(order.get("id").asText().replace("-", ""), order));
        Map<String, Long> recharged = new HashMap<>();
        for (JsonNode paid : wechatsBook.get("orders")) {
            JsonNode order = orders.get(paid.get("outTradeNo").asText());
            if (order != null && !market.isSuspended(paid.get("outTradeNo").asText())) {
                recharged.merge(
                        order.get("cardId").asText(),
                        order.get("amountFen").asLong() + order.get("bonusFen").asLong(),
                        Long::sum);
            }
        }
        return recharged;
    }
}
