package dev.lingka.ops;

import dev.lingka.story.Caller;
import dev.lingka.story.Phone;
import dev.lingka.story.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.PriorityBlockingQueue;

/**
 * The counter of a shop on a busy day: customers show the code of the minute, everybody else pays cash. A code pays
 * once, so a customer can pay by card about once a minute.
 */
final class Counter {

    private static final long WALLET_FEN = 100;
    private static final long CASH_FEN = 1_200;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Shop shop;
    private final Caller till;
    private final Caller cashier;
    private final Queue<Shown> codes = new PriorityBlockingQueue<>();

    /** A code that a phone shows from a moment on; the till takes it a minute early. */
    private record Shown(long fromNanos, String code) implements Comparable<Shown> {

        @Override
        public int compareTo(Shown other) {
            return Long.compare(fromNanos, other.fromNanos);
        }
    }

    Counter(Shop shop) {
        this.shop = shop;
        till = shop.till("till-1");
        cashier = shop.cashier();
        cashier.move("/api/v1/staff/shifts", Map.of("storeId", shop.storeId(), "openingCashFen", 0))
                .expect(201);
    }

    /** The customer's codes of the coming minutes are shown one after the other. */
    void welcome(Phone phone) {
        long now = System.nanoTime();
        List<String> coming = phone.codes();
        for (int minute = 0; minute < coming.size(); minute++) {
            codes.add(new Shown(now + (minute - 1) * MINUTE, coming.get(minute)));
        }
    }

    Wish next() {
        Shown shown = codes.poll();
        if (shown != null && shown.fromNanos() - System.nanoTime() <= 0) {
            return Wish.wallet(shown.code(), WALLET_FEN);
        }
        if (shown != null) {
            codes.add(shown);
        }
        return Wish.cash(Map.of(
                "storeId",
                shop.storeId(),
                "totalFen",
                CASH_FEN,
                "tenders",
                List.of(Map.of("kind", "cash", "amountFen", CASH_FEN))));
    }

    /** Who serves that wish. */
    Caller serves(Wish wish) {
        return "wallet".equals(wish.kind()) ? till : cashier;
    }
}
