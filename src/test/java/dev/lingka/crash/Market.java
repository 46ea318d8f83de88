package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.story.Caller;
import dev.lingka.story.Shop;
import dev.lingka.story.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A shop with tills and customers, and a stranger next door who would like to reach into it. */
final class Market {

    private static final int TILLS = 6;
    private static final int HANDS = 8;
    private static final long OPENING_SECONDS = 180;

    private final Shop shop;
    private final Shop neighbour;
    private final List<Caller> tills = new ArrayList<>();
    private final Guests guests;
    private final Set<String> suspended = ConcurrentHashMap.newKeySet();

    private Market(World world, Client client, Wechat wechat) {
        shop = Shop.open(world);
        neighbour = Shop.open(world);
        shop.cashier()
                .move("/api/v1/staff/shifts", Map.of("storeId", shop.storeId(), "openingCashFen", 0))
                .expect(201);
        for (int i = 0; i < TILLS; i++) {
            tills.add(shop.till("till-" + i));
        }
        // Who is signed in goes on when the identity provider goes away; nobody signs in for the first time then.
        if (Stream.concat(tills.stream(), Stream.of(stranger()))
                .anyMatch(who -> who.token().get().isEmpty())) {
            throw new IllegalStateException("staff cannot sign in");
        }
        guests = new Guests(client, wechat, shop);
    }

    /** With so many customers, each with money on the card. */
    static Market open(World world, Client client, Wechat wechat, int customers) {
        Market market = new Market(world, client, wechat);
        ExecutorService threads = Executors.newFixedThreadPool(HANDS);
        for (int i = 0; i < customers; i++) {
            threads.execute(market.guests::welcome);
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(OPENING_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the market does not open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (market.guests.all().size() < customers) {
            throw new IllegalStateException("not every customer got a card");
        }
        return market;
    }

    Shop shop() {
        return shop;
    }

    Guests guests() {
        return guests;
    }

    Caller till(int number) {
        return tills.get(Math.floorMod(number, TILLS));
    }

    /** Somebody who may give back sales, but not this shop's. */
    Caller stranger() {
        return neighbour.cashier();
    }

    List<String> merchantCodes() {
        return List.of(shop.code(), neighbour.code());
    }

    String mchId() {
        return keys().get("mchid").asText();
    }

    /** The path of an order at WeChat's desk. */
    String order(String outTradeNo) {
        return "/control/orders/" + mchId() + "/" + outTradeNo;
    }

    /** The money of this order lies in suspense and not on the card, as it must. */
    void suspended(String outTradeNo) {
        suspended.add(outTradeNo);
    }

    boolean isSuspended(String outTradeNo) {
        return suspended.contains(outTradeNo);
    }

    JsonNode keys() {
        return shop.wechat();
    }
}
