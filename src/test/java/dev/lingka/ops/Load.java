package dev.lingka.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.story.Exchange;
import dev.lingka.story.Phone;
import dev.lingka.story.Shop;
import dev.lingka.story.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A busy shop for some seconds: {@code application-url wechat-url identity-url folder seconds}. Every sale is in the
 * folder's {@code journal}; one whose outcome is unknown is sent again under its key until it is known. At the end
 * {@code balances} has what each phone shows, {@code token} a member's token of the beginning
 * and {@code token_now} one of a new session.
 */
public final class Load {

    private static final int CUSTOMERS = 60;
    private static final int COUNTERS = 6;
    private static final long PRINCIPAL_FEN = 20_000;
    private static final long PAUSE_MILLIS = 50;
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(3);

    private final Path folder;
    private final Duration length;
    private final Tally sales = new Tally("sale");
    private final Tally reads = new Tally("read");
    private final List<Phone> phones = new ArrayList<>();
    private final Shop shop;
    private final Counter counter;
    private final Journal journal;
    private volatile boolean open = true;

    private Load(World world, Path folder, Duration length) {
        this.folder = folder;
        this.length = length;
        shop = Shop.open(world);
        counter = new Counter(shop);
        journal = new Journal(folder.resolve("journal"));
    }

    public static void main(String... arguments) throws Exception {
        World world = new World(arguments[0], arguments[1], arguments[2]);
        Load load = new Load(world, Path.of(arguments[3]), Duration.ofSeconds(Long.parseLong(arguments[4])));
        try {
            load.run();
        } finally {
            load.journal.close();
        }
    }

    private void run() throws InterruptedException, ExecutionException, IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < CUSTOMERS; i++) {
                Phone phone = shop.holder(PRINCIPAL_FEN, 0).phone();
                counter.welcome(phone);
                phones.add(phone);
            }
            sales.begin();
            reads.begin();
            journal.ready(shop.code());
            List<Future<?>> busy = new ArrayList<>();
            for (int i = 0; i < COUNTERS; i++) {
                busy.add(threads.submit(this::sell));
            }
            busy.add(threads.submit(this::look));
            Thread.sleep(length.toMillis());
            open = false;
            for (Future<?> one : busy) {
                one.get();
            }
            sales.tell();
            reads.tell();
            writeBalances();
        } finally {
            threads.shutdownNow();
        }
    }

    private void sell() {
        while (open) {
            Wish wish = counter.next();
            journal.intent(wish);
            untilKnown(wish);
            pause();
        }
    }

    private void untilKnown(Wish wish) {
        long end = System.nanoTime() + LONGEST_OUTAGE.toNanos();
        while (!isKnown(wish)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nobody said for " + LONGEST_OUTAGE + " what became of " + wish.key());
            }
            pause();
        }
    }

    /** A broken connection and a 5xx tell nothing: the sale may be on the books. */
    private boolean isKnown(Wish wish) {
        Exchange answer;
        try {
            answer = counter.serves(wish).move(wish.path(), wish.body(), wish.key());
        } catch (UncheckedIOException e) {
            sales.answered("no_answer");
            return false;
        }
        sales.answered(Integer.toString(answer.status()));
        if (answer.status() == 201) {
            JsonNode sale = "wallet".equals(wish.kind()) ? answer.at("/sale") : answer.json();
            journal.done(wish, sale.get("id").asText());
            sales.served();
            return true;
        }
        boolean refused = answer.status() / 100 == 4 && answer.status() != 429;
        if (refused) {
            journal.refused(wish, answer.text("code"));
        }
        return refused;
    }

    /** A customer after the other looks at the balance. */
    private void look() {
        for (int i = 0; open; i = (i + 1) % phones.size()) {
            try {
                Exchange answer = phones.get(i).app().get("/api/v1/member/card/balance");
                reads.answered(Integer.toString(answer.status()));
                journal.read(Integer.toString(answer.status()));
                if (answer.status() == 200) {
                    reads.served();
                }
            } catch (UncheckedIOException e) {
                reads.answered("no_answer");
            }
            pause();
        }
    }

    private void writeBalances() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Phone phone : phones) {
            lines.add(phone.cardId() + " " + phone.totalFen());
        }
        Files.write(folder.resolve("balances"), lines);
        Files.writeString(folder.resolve("token"), token(phones.get(0)));
        phones.get(0).open();
        Files.writeString(folder.resolve("token_now"), token(phones.get(0)));
    }

    private static String token(Phone phone) {
        Exchange seen = phone.app().get("/api/v1/member/card").expect(200);
        return seen.headers().get("Authorization").replace("Bearer ", "");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
