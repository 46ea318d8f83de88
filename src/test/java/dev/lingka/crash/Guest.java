package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** A customer with a card, as the customer's own phone knows it. */
final class Guest {

    private static final long NEW_CODE_NANOS = 60_000_000_000L;
    /** The code of this minute and of the next one; the till takes no later one yet. */
    private static final int GOOD_NOW = 2;

    private final String userId;
    private final String number;
    private final boolean poor;
    private final Set<String> used = new HashSet<>();
    private final Deque<String> codes = new ArrayDeque<>();
    private volatile String openid;
    private volatile String token;
    private volatile String cardId;
    private long fetchedAt;
    private boolean fetched;

    Guest(String userId, String number, boolean poor) {
        this.userId = userId;
        this.number = number;
        this.poor = poor;
    }

    String userId() {
        return userId;
    }

    String number() {
        return number;
    }

    String openid() {
        return openid;
    }

    /** Has little on the card and wants much. */
    boolean isPoor() {
        return poor;
    }

    String token() {
        return token;
    }

    void signedIn(String asOpenid, String accessToken) {
        openid = asOpenid;
        token = accessToken;
    }

    String cardId() {
        return cardId;
    }

    void holds(String card) {
        cardId = card;
    }

    /** Whether the phone should fetch codes: at first, and each minute. */
    synchronized boolean needsCodes() {
        return codes.isEmpty() && (!fetched || System.nanoTime() - fetchedAt > NEW_CODE_NANOS);
    }

    synchronized void keep(JsonNode fresh) {
        fetched = true;
        fetchedAt = System.nanoTime();
        codes.clear();
        for (int i = 0; i < Math.min(GOOD_NOW, fresh.size()); i++) {
            String code = fresh.get(i).get("code").asText();
            if (used.add(code)) {
                codes.add(code);
            }
        }
    }

    /** A code that was never shown to a till; null when there is none now. */
    synchronized String takeCode() {
        return codes.poll();
    }
}
