package dev.lingka.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The ledger in plain Java: what every operation must answer, and what must stand there after it. */
final class LedgerModel {

    /** A holder's account. */
    record Account(UUID card, String asset) {}

    /** Balance and number of entries. */
    record State(long balance, long sequence) {

        static final State NEW = new State(0, 0);

        State plus(long amount) {
            return new State(balance + amount, sequence + 1);
        }
    }

    private final Map<Account, State> accounts = new HashMap<>();
    private final Map<String, Long> counters = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private long postings;

    State state(Account account) {
        return accounts.getOrDefault(account, State.NEW);
    }

    /** What a posting answers; moves nothing unless it is POSTED. Lines are holder's amounts; one counter balances. */
    String post(String key, Map<Account, Long> lines, Map<String, Long> counterLines) {
        if (keys.contains(key)) {
            return "OPERATION_KNOWN";
        }
        boolean covered =
                lines.entrySet().stream().allMatch(line -> state(line.getKey()).balance() + line.getValue() >= 0);
        if (!covered) {
            return "INSUFFICIENT_BALANCE";
        }
        keys.add(key);
        postings++;
        lines.forEach((account, amount) -> accounts.put(account, state(account).plus(amount)));
        counterLines.forEach((counter, amount) -> counters.merge(counter, amount, Long::sum));
        return "POSTED";
    }

    Map<String, Long> counters() {
        return counters;
    }

    long postings() {
        return postings;
    }
}
