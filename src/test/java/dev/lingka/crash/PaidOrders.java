package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.AtOnce;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Recharges that members have paid in WeChat, and of which nobody was told yet. */
final class PaidOrders {

    private static final int HANDS = 8;
    private static final int LEAST_FEN = 5_000;
    private static final int MOST_FEN = 20_000;
    /** WeChat's own patience is five seconds; who waits longer here sees by how much it was missed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Market market;
    private final Errands errands;
    private final Wechat wechat;
    private final List<String> numbers;

    private PaidOrders(Market market, Errands errands, Wechat wechat, List<Wish> wishes) {
        this.market = market;
        this.errands = errands;
        this.wechat = wechat;
        numbers = atOnce(wishes, this::paid);
    }

    private record Wish(Guest guest, long fen) {}

    /** Every customer of the market orders and pays so many recharges; WeChat keeps its notices to itself. */
    static PaidOrders of(Market market, Errands errands, Wechat wechat, int each, RandomGenerator random) {
        wechat.post("/control/notices", Map.of("auto", false));
        List<Wish> wishes = new ArrayList<>();
        for (Guest guest : market.guests().all()) {
            for (int i = 0; i < each; i++) {
                wishes.add(new Wish(guest, random.nextInt(LEAST_FEN, MOST_FEN)));
            }
        }
        return new PaidOrders(market, errands, wechat, wishes);
    }

    int count() {
        return numbers.size();
    }

    private String paid(Wish wish) {
        Wire.Reply placed = errands.place(wish.guest(), wish.fen());
        if (placed == null || !placed.json().path("payment").isObject()) {
            throw new IllegalStateException("an order was not taken: " + placed);
        }
        String number = placed.json().at("/order/id").asText().replace("-", "");
        wechat.post(market.order(number) + "/pay", Map.of());
        return number;
    }

    /** The notices of all orders, so many times each, signed now; those of one order one after the other. */
    List<Letter> notices(int times) {
        return letters(times, "true");
    }

    /** As many, each with an id of its own: to whom they come, they say something that is known, as if it were new. */
    List<Letter> noticesUnderOtherIds(int times) {
        return letters(times, "new_id");
    }

    private List<Letter> letters(int times, String variant) {
        Map<String, Object> wish = Map.of("send", false, "times", times, "variant", variant);
        return atOnce(numbers, number -> wechat.post(market.order(number) + "/notice", wish)).stream()
                .flatMap(signed -> letters(signed.get("letters")).stream())
                .toList();
    }

    private static List<Letter> letters(JsonNode signed) {
        List<Letter> letters = new ArrayList<>();
        signed.forEach(letter -> letters.add(new Letter(letter)));
        return letters;
    }

    /** A notice as WeChat would send it. */
    record Letter(JsonNode written) {

        /** To that replica, and not to the address where WeChat would find any. */
        HttpRequest to(Replica replica) {
            String path = URI.create(written.get("url").asText()).getPath();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(replica.address() + path))
                    .timeout(PATIENCE)
                    .POST(BodyPublishers.ofString(written.get("body").asText()));
            written.get("headers")
                    .properties()
                    .forEach(header ->
                            request.header(header.getKey(), header.getValue().asText()));
            return request.build();
        }

        /** When it was signed, in seconds. */
        long signedAt() {
            return written.at("/headers/Wechatpay-Timestamp").asLong();
        }
    }

    private static <T, R> List<R> atOnce(List<T> all, Function<T, R> step) {
        return AtOnce.all(
                HANDS,
                all.stream().<Callable<R>>map(one -> () -> step.apply(one)).toList());
    }
}
