package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.crash.Deed.Kind;
import dev.lingka.crash.Journal.Entry;
import dev.lingka.crash.Journal.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** I5: the same wish under the same key gets the same answer from every replica. */
final class Replays {

    private static final int EACH_KIND = 8;
    /** Answers that are the receipt of the moment; the others show what has become of the thing since. */
    private static final Set<Kind> RECEIPTS = EnumSet.of(Kind.CHARGE, Kind.CONFIRMATION, Kind.SALE_REFUND);

    private final Client client;
    private final int replicas;
    private final Findings findings;

    Replays(Client client, int replicas, Findings findings) {
        this.client = client;
        this.replicas = replicas;
        this.findings = findings;
    }

    /** Sends some of each kind again to every replica. */
    void check(Map<String, Entry> journal, long seed) {
        for (Kind kind : Kind.values()) {
            List<Entry> some = new ArrayList<>(journal.values().stream()
                    .filter(wish -> wish.kind() == kind && wish.verdict() != Verdict.UNKNOWN)
                    .toList());
            Collections.shuffle(some, new Random(seed));
            some.stream().limit(EACH_KIND).forEach(this::replay);
        }
    }

    private void replay(Entry wish) {
        for (int replica = 0; replica < replicas; replica++) {
            Wire.Reply again = client.once(replica, client.sent(wish.key()));
            if (again == null || !same(wish, again)) {
                findings.add(
                        "I5",
                        wish.kind() + " " + wish.key() + " was answered " + wish.status() + " "
                                + id(Wire.read(wish.answer())) + " and then "
                                + (again == null ? "nothing" : again.status() + " " + again.text()));
            }
        }
    }

    private static boolean same(Entry wish, Wire.Reply again) {
        JsonNode before = Wire.read(wish.answer());
        JsonNode now = again.json();
        if (wish.verdict() == Verdict.REJECTED) {
            return wish.status() == again.status() && before.get("code").equals(now.get("code"));
        }
        boolean receipt = RECEIPTS.contains(wish.kind());
        return again.isGood()
                && (receipt
                        ? wish.status() == again.status() && before.equals(now)
                        : id(before).equals(id(now)));
    }

    private static String id(JsonNode answer) {
        for (String place : List.of("/order/id", "/cardId", "/id")) {
            if (answer.at(place).isTextual()) {
                return answer.at(place).asText();
            }
        }
        return answer.toString();
    }
}
