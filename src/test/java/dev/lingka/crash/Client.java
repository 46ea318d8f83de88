package dev.lingka.crash;

import dev.lingka.crash.Journal.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client as it must be: writes down what it wants, sends it, and where the outcome is unknown (no answer, an answer of
 * a server in trouble) sends the same under the same key to the next replica, until the answer is definite.
 */
final class Client {

    private static final Duration LONGEST = Duration.ofSeconds(150);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 800;

    private final List<Replica> replicas;
    private final Journal journal;
    private final Answers answers;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong unknown = new AtomicLong();
    private final Map<String, Deed> sent = new ConcurrentHashMap<>();

    Client(List<Replica> replicas, Journal journal, Answers answers) {
        this.replicas = replicas;
        this.journal = journal;
        this.answers = answers;
    }

    /** How often an outcome was unknown at first. */
    long unknown() {
        return unknown.get();
    }

    /** The wish under that key, to be sent once more. */
    Deed sent(String key) {
        return sent.get(key);
    }

    /** Sends it until the answer is definite; null when none came in all that time. */
    Wire.Reply insist(Deed deed) {
        return insist(deed, turn.getAndIncrement());
    }

    /** The same, beginning with that replica. */
    Wire.Reply insist(Deed deed, int first) {
        journal.intend(deed);
        sent.put(deed.key(), deed);
        Wire.Reply reply = ask("POST", deed.path(), deed, first);
        if (reply != null) {
            journal.conclude(
                    deed, reply.isGood() ? Verdict.ACCEPTED : Verdict.REJECTED, reply, answers.moved(deed, reply));
        }
        return reply;
    }

    /** A call that changes nothing, or whose repetition does not matter. */
    Wire.Reply insist(String method, String path, String token, Object body) {
        Deed plain = new Deed(null, null, path, body, () -> token, null, 0, null);
        return ask(method, path, plain, turn.getAndIncrement());
    }

    /** Once, at one replica; null when nobody knows. */
    Wire.Reply once(int replica, Deed deed) {
        try {
            Wire.Reply reply = Wire.send(
                    "POST",
                    replicas.get(replica % replicas.size()).address() + deed.path(),
                    deed.token().get(),
                    deed.key(),
                    deed.body());
            answers.note("POST", deed.path(), reply);
            return reply;
        } catch (IOException nobodyKnows) {
            return null;
        }
    }

    /** Looks once at one replica; null when it does not answer. */
    Wire.Reply look(int replica, String path, String token) {
        try {
            return Wire.send("GET", replicas.get(replica).address() + path, token, null, null);
        } catch (IOException nobodyKnows) {
            return null;
        }
    }

    private Wire.Reply ask(String method, String path, Deed deed, int first) {
        long end = System.nanoTime() + LONGEST.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 0; System.nanoTime() < end; attempt++) {
            String address = replicas.get(Math.floorMod(first + attempt, replicas.size()))
                    .address();
            try {
                Wire.Reply reply =
                        Wire.send(method, address + path, deed.token().get(), deed.key(), deed.body());
                answers.note(method, path, reply);
                if (Answers.isDefinite(reply)) {
                    return reply;
                }
            } catch (IOException nobodyKnows) {
                answers.none();
            }
            if (attempt == 0) {
                unknown.incrementAndGet();
            }
            Pause.millis(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
        return null;
    }
}
