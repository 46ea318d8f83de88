package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.story.Shop;
import dev.lingka.testing.AtOnce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * {@code [messages]}: so many subscribe messages are due at once and leave to a WeChat that takes all of them, by one
 * replica and by two; beside them, in turns, a client that posts the same to the same WeChat and writes nothing down.
 * Exit code 1 when a goal is missed.
 */
public final class DeliveryBench {

    private static final int REPLICAS = 2;
    private static final int MEMBERS = 100;
    private static final int MESSAGES = 20_000;
    private static final int ROUNDS = 3;
    /** As many requests of the bare client at once. */
    private static final int HANDS = 64;

    private static final long GOAL_PER_SECOND = 2_000;
    private static final long GOAL_PERCENT = 50;
    private static final double MILLIS = 1_000;
    /** Of what the replica held on to before: nothing of a delivery stays. */
    private static final long MOST_PERCENT_OF_MEMORY = 110;

    private static final long KILO = 1_024;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The template is one of the long term: each accept is for any number of messages. */
    private static final int LONG_TERM = 3;

    private static final Map<String, String> NO_LIMITS = Map.of(
            "lingka.delivery.rates.subscribe.rate", "1000000", "lingka.delivery.rates.subscribe.burst", "1000000");

    private static final String SAY =
            """
            with person as (
                select b.merchant_id, b.id from member b join merchant m on m.id = b.merchant_id
                 where m.code = '%1$s' and b.kind = 'member' and b.status = 'active'),
            said as (
                insert into message (merchant_id, month, id, member_id, class, kind, source, title, text, inbox, due_at,
                                     templates)
                select p.merchant_id, date_trunc('month', app_now())::date, uuid_v7(), p.id, 'transactional', 'bench',
                       'test:bench', '{"zh": "余额变动", "en": "Balance"}', '{"zh": "余额变动", "en": "Balance"}', true,
                       app_now(), '{"subscribe": {"template": "%2$s", "fields": {"thing1": "热奶茶"}}}'
                  from generate_series(1, %3$d) as n cross join person p order by n, p.id
                returning merchant_id, month, id)
            insert into message_delivery (merchant_id, month, message_id, place, channel, class, state, due_at)
            select merchant_id, month, id, 0, 'subscribe', 'transactional', 'pending', app_now() from said""";
    /** As many as there are messages: the phone's dialog would be opened as often. */
    private static final String CREDITS =
            """
            insert into subscribe_credit (merchant_id, member_id, template, credits)
            select b.merchant_id, b.id, '%2$s', 1000000 from member b join merchant m on m.id = b.merchant_id
             where m.code = '%1$s' and b.kind = 'member' and b.status = 'active'""";

    private static final String PENDING = "select count(*) from message_delivery where state = 'pending'";
    private static final String MILLIS_OF_SENDING =
            """
            select (extract(epoch from max(sent_at) - min(sent_at)) * 1000)::bigint from message_delivery
             where channel = 'subscribe' and state = 'sent' and sent_at >= cast(? as timestamptz)""";
    private static final String WHY =
            "select state, reason, last_error, count(*) as times from message_delivery group by 1, 2, 3";
    private static final String NOT_SENT =
            """
            select count(*) from message_delivery d
              join message m on m.merchant_id = d.merchant_id and m.month = d.month and m.id = d.message_id
             where m.kind = 'bench' and d.state <> 'sent'""";

    private final Cluster cluster;
    private final Figures figures;
    private final Books books;
    private final Guests guests;
    private final Shop shop;
    private final String template;
    private final int each;

    private DeliveryBench(Cluster cluster, Journal journal, Figures figures, int messages) {
        this.cluster = cluster;
        this.figures = figures;
        books = new Books(cluster.postgres());
        shop = Shop.open(cluster.world());
        guests = new Guests(new Client(cluster.replicas(), journal, new Answers()), cluster.wechat(), shop);
        template = cluster.wechat()
                .post(
                        "/control/apps/" + appId() + "/templates",
                        Map.of("title", "余额变动", "fields", List.of("thing1"), "type", LONG_TERM))
                .path("templateId")
                .asText();
        each = messages / MEMBERS;
    }

    public static void main(String... arguments) throws IOException {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MESSAGES;
        Path folder = Scratch.folder();
        Figures figures = new Figures();
        try (Cluster cluster = Cluster.toMeasure(folder, REPLICAS, NO_LIMITS);
                Journal journal = new Journal(folder.resolve("journal.jsonl"))) {
            new DeliveryBench(cluster, journal, figures, messages).run();
        }
        if (figures.missed().isEmpty()) {
            Scratch.delete(folder);
            System.exit(0);
        }
        System.out.println("missed: " + figures.missed() + "; what was left is in " + folder);
        System.exit(1);
    }

    private String appId() {
        return shop.wechat().get("appid").asText();
    }

    private void run() {
        figures.atLeast("durable", books.durable(), "settings", Books.DURABLE);
        for (int i = 0; i < MEMBERS; i++) {
            guests.welcome();
        }
        guests.all().forEach(this::accept);
        books.run(CREDITS.formatted(shop.code(), template));
        for (int round = 0; round < ROUNDS; round++) {
            delivered();
            bare();
        }
        long two = medianOf(this::delivered);
        cluster.replica(1).kill();
        long held = cluster.replica(0).liveBytes();
        long[] one = new long[ROUNDS];
        long[] bare = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            one[round] = delivered();
            bare[round] = bare();
        }
        figures.tell("messages_a_round", (long) each * MEMBERS, "messages");
        figures.tell("bare_client", median(bare), "messages/s");
        figures.tell("one_replica", median(one), "messages/s");
        long share = 100 * median(one) / median(bare);
        if (median(one) >= GOAL_PER_SECOND) {
            figures.tell("one_replica_of_bare", share, "%");
        } else {
            figures.atLeast("one_replica_of_bare", share, "%", GOAL_PERCENT);
        }
        figures.tell("two_replicas", two, "messages/s");
        figures.tell("two_replicas_of_one", 100 * two / median(one), "%");
        long heldAfter = cluster.replica(0).liveBytes();
        figures.tell("held_before", held / KILO, "KiB");
        figures.tell("held_after", heldAfter / KILO, "KiB");
        figures.atMost("held_after_of_before", 100 * heldAfter / held, "%", MOST_PERCENT_OF_MEMORY);
        figures.zero("not_sent", books.number(NOT_SENT), "messages");
    }

    private void accept(Guest guest) {
        cluster.wechat()
                .post(
                        "/control/users/" + guest.userId() + "/subscribe",
                        Map.of("appid", appId(), "results", Map.of(template, "accept")));
    }

    /** Messages a second, from the first that was marked to the last. */
    private long delivered() {
        String begun = books.column("select app_now()").get(0);
        books.run(SAY.formatted(shop.code(), template, each));
        Pause.require(PATIENCE, "all messages are sent", () -> books.number(PENDING) == 0);
        if (books.number(NOT_SENT) > 0) {
            throw new IllegalStateException("not sent: " + books.rows(WHY));
        }
        return perSecond((double) books.number(MILLIS_OF_SENDING, begun));
    }

    private long perSecond(double millis) {
        return Math.round(each * MEMBERS * MILLIS / Math.max(1, millis));
    }

    /** The same number of requests, to the same people in turns. */
    private long bare() {
        String address = cluster.wechat().address();
        String url = address + "/cgi-bin/message/subscribe/send?access_token=" + token(address);
        List<Map<String, ?>> bodies = new ArrayList<>();
        guests.all()
                .forEach(guest -> bodies.add(Map.of(
                        "touser", guest.openid(),
                        "template_id", template,
                        "data", Map.of("thing1", Map.of("value", "热奶茶")))));
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < each * MEMBERS; i++) {
            Map<String, ?> body = bodies.get(i % MEMBERS);
            work.add(() -> send(url, body));
        }
        long begun = System.nanoTime();
        AtOnce.all(HANDS, work);
        return perSecond((System.nanoTime() - begun) / 1e6);
    }

    private static Void send(String url, Map<String, ?> body) throws IOException {
        JsonNode answer = Wire.send("POST", url, null, null, body).json();
        if (answer.path("errcode").asInt(-1) != 0) {
            throw new IllegalStateException(answer.toString());
        }
        return null;
    }

    private String token(String address) {
        Map<String, ?> app = Map.of(
                "grant_type", "client_credential",
                "appid", appId(),
                "secret", shop.wechat().get("appSecret").asText());
        try {
            return Wire.send("POST", address + "/cgi-bin/stable_token", null, null, app)
                    .json()
                    .path("access_token")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long medianOf(LongSupplier round) {
        long[] rounds = new long[ROUNDS];
        Arrays.setAll(rounds, any -> round.getAsLong());
        return median(rounds);
    }

    private static long median(long... values) {
        return Arrays.stream(values)
                .sorted()
                .skip(values.length / 2)
                .findFirst()
                .orElseThrow();
    }
}
