package dev.lingka.story;

import dev.lingka.story.Operations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The story and all errands, played once, and the good request of every operation: the one that says most. What tests
 * send afterwards is not in the journal.
 */
final class Stage {

    private static final int AT_ONCE = 4;
    private static final String KEY = "Idempotency-Key";
    private static Stage played;
    private static boolean tried;

    private final World world;
    private final Rows rows;
    private final Everything everything;
    private final Premises shop;
    private final Operations operations;
    private final Strangers strangers;
    private final Map<Operation, Exchange> good = new LinkedHashMap<>();
    private final List<Exchange> journal = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private Stage(World world) {
        this.world = world;
        rows = new Rows();
        operations = Operations.served(world);
        everything = Everything.play(world, rows, failures);
        shop = everything.shop();
        world.journal().forEach(journal::add);
        journal.stream()
                .filter(Exchange::isGood)
                .sorted(Comparator.comparingInt(Stage::length).reversed())
                .forEach(exchange ->
                        operations.of(exchange).ifPresent(operation -> good.putIfAbsent(operation, exchange)));
        strangers = Strangers.of(shop);
        rows.watchSince(everything.story().merchant());
        Chapters.play(failures, this::settle);
    }

    /** What was reported to WeChat ends in pushes, which come when WeChat likes. */
    private void settle() {
        rows.settle();
        Story.until(
                () -> world
                        .wechat()
                        .get("/control/pushes?appid=" + shop.wechat("appid"))
                        .expect(200)
                        .json()
                        .findValuesAsText("state")
                        .stream()
                        .noneMatch("WAITING"::equals),
                "WeChat has told everything");
        rows.settle();
    }

    static synchronized Stage set() {
        if (played == null && !tried) {
            tried = true;
            played = new Stage(World.underTest());
        }
        if (played == null) {
            throw new AssertionError("the stage could not be set; the first test that tried says why");
        }
        return played;
    }

    private static int length(Exchange exchange) {
        return exchange.body() == null ? 0 : exchange.body().length();
    }

    World world() {
        return world;
    }

    Premises shop() {
        return shop;
    }

    Rows rows() {
        return rows;
    }

    Operations operations() {
        return operations;
    }

    Strangers strangers() {
        return strangers;
    }

    /** Whose rows the story and the errands have left: the codes of two merchants. */
    List<String> merchants() {
        return List.of(everything.story().merchant(), shop.code());
    }

    /** What was not answered as it must be. */
    List<String> failures() {
        return failures;
    }

    /** All that the story and the errands asked. */
    List<Exchange> journal() {
        return journal;
    }

    /** The good request of each operation that has one. */
    Map<Operation, Exchange> good() {
        return good;
    }

    /** Those of them that have a JSON body and are ours to read: what WeChat signs is another matter. */
    Map<Operation, Exchange> goodJson() {
        Map<Operation, Exchange> json = new LinkedHashMap<>(good);
        json.entrySet()
                .removeIf(entry -> entry.getKey().isWechats()
                        || entry.getValue().body() == null
                        || !"application/json".equals(entry.getValue().headers().get("Content-Type")));
        return json;
    }

    Exchange goodOf(String operationId) {
        return good.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(operationId))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Sends a good request once more with what is changed, by the same bearer under a fresh key. */
    Exchange again(Exchange seen, String path, Map<String, String> changed, byte[] body) {
        return send(bearer(seen), seen, path, headers(seen, changed), body);
    }

    /** The same request by somebody else; null is nobody. */
    Exchange by(String token, Exchange seen) {
        return send(token, seen, seen.path(), headers(seen, Map.of()), bytes(seen));
    }

    /** Calls of whoever sent that request. */
    Caller bearerOf(Exchange seen) {
        return caller(bearer(seen));
    }

    private Caller caller(String token) {
        return Caller.anonymous(world.address()).as(() -> token);
    }

    private Exchange send(String token, Exchange seen, String path, Map<String, String> headers, byte[] body) {
        Caller caller = caller(token);
        return body == null
                ? caller.send(seen.method(), path, headers, null)
                : caller.sendBytes(seen.method(), path, headers, body);
    }

    static byte[] bytes(Exchange seen) {
        return seen.body() == null ? null : seen.body().getBytes(StandardCharsets.UTF_8);
    }

    static String bearer(Exchange seen) {
        String header = seen.headers().get("Authorization");
        return header == null ? null : header.replace("Bearer ", "");
    }

    private static Map<String, String> headers(Exchange seen, Map<String, String> changed) {
        Map<String, String> headers = new LinkedHashMap<>(seen.headers());
        headers.remove("Authorization");
        headers.computeIfPresent(KEY, (name, key) -> UUID.randomUUID().toString());
        headers.putAll(changed);
        headers.values().removeIf(String::isEmpty);
        return headers;
    }

    /** Tries each, several at once, and gives the complaints. */
    static <T> List<String> complaints(List<T> all, Function<T, Optional<String>> attempt) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return all.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> attempt.apply(one), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toList());
        } finally {
            threads.shutdown();
        }
    }
}
