package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All answers that were ever seen: how they came out, how long there was no good one, which are not as documented. */
final class Answers {

    private static final Set<Integer> NOT_DEFINITE = Set.of(408, 425, 429);
    private static final Set<Integer> COME_AGAIN = Set.of(429, 503);
    private static final int SAMPLES = 10;

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<String, String> undocumented = new ConcurrentHashMap<>();
    private final AtomicLong undocumentedCount = new AtomicLong();
    private long lastGood = System.nanoTime();
    private long longestGap;

    static boolean isDefinite(Wire.Reply reply) {
        return reply.status() < 500 && !NOT_DEFINITE.contains(reply.status());
    }

    void note(String method, String path, Wire.Reply reply) {
        count(reply.status() + (reply.code().isEmpty() ? "" : " " + reply.code()));
        if (reply.isGood()) {
            good();
        }
        String flaw = flaw(reply);
        if (flaw != null) {
            undocumentedCount.incrementAndGet();
            if (undocumented.size() < SAMPLES) {
                undocumented.putIfAbsent(flaw + ": " + method + " " + path, reply.status() + " " + reply.text());
            }
        }
    }

    void none() {
        count("no answer");
    }

    private void count(String what) {
        counts.computeIfAbsent(what, any -> new AtomicLong()).incrementAndGet();
    }

    /** The document says: 2xx, or a problem with a code; 429 and 503 with a time; never a 500 (I19). */
    private static String flaw(Wire.Reply reply) {
        if (reply.isGood()) {
            return null;
        }
        if (reply.status() == 500) {
            return "a fault of ours";
        }
        if (!reply.type().startsWith("application/problem+json") || reply.code().isEmpty()) {
            return "no problem document";
        }
        return COME_AGAIN.contains(reply.status()) && reply.retryAfter() == null ? "no Retry-After" : null;
    }

    private synchronized void good() {
        long now = System.nanoTime();
        longestGap = Math.max(longestGap, now - lastGood);
        lastGood = now;
    }

    synchronized void watchAnew() {
        lastGood = System.nanoTime();
        longestGap = 0;
    }

    /** How long nobody got a good answer, at the most, since the watch began. */
    synchronized Duration longestGap() {
        return Duration.ofNanos(Math.max(longestGap, System.nanoTime() - lastGood));
    }

    long undocumented() {
        return undocumentedCount.get();
    }

    Map<String, String> undocumentedSamples() {
        return undocumented;
    }

    /** How often which answer came. */
    Map<String, Long> counts() {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((what, count) -> sorted.put(what, count.get()));
        return sorted;
    }

    /** By how much a granted wish moved the card. */
    long moved(Deed deed, Wire.Reply reply) {
        if (!reply.isGood()) {
            return 0;
        }
        JsonNode refund = reply.json();
        return deed.kind() == Deed.Kind.RECHARGE_REFUND
                ? -refund.path("amountFen").asLong() - refund.path("bonusFen").asLong()
                : deed.fen();
    }
}
