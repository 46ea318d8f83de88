package dev.lingka.crash;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.crash.Deed.Kind;
import java.util.Deque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** What customers, tills and cashiers do all day, each as often as the shares say. */
final class Errands {

    private static final int LOOKS_FOR_A_CODE = 6;
    private static final int KEPT = 500;
    private static final String CHARGES = "/api/v1/staff/charges";
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final String ORDERS = "/api/v1/member/recharge-orders";

    private final Market market;
    private final Client client;
    private final Wechat wechat;
    private final Executor second;
    private final Deque<Bought> sales = new ConcurrentLinkedDeque<>();
    private final Deque<Ordered> orders = new ConcurrentLinkedDeque<>();
    private final Queue<String> seenByStrangers = new ConcurrentLinkedQueue<>();

    Errands(Market market, Client client, Wechat wechat, Executor second) {
        this.market = market;
        this.client = client;
        this.wechat = wechat;
        this.second = second;
    }

    /** Sales that somebody of another merchant was shown: none. */
    Queue<String> seenByStrangers() {
        return seenByStrangers;
    }

    /** A sale that was charged to a card, and what of it can go back. */
    record Bought(String saleId, Guest guest, long fen) {}

    /** A recharge that was paid in WeChat. */
    record Ordered(String orderId, String outTradeNo, Guest guest) {}

    /** Recharges that were paid, newest last. */
    Deque<Ordered> paid() {
        return orders;
    }

    void run(RandomGenerator random) {
        int dice = random.nextInt(100);
        if (dice < 30) {
            charge(random);
        } else if (dice < 34) {
            chargeTwice(random);
        } else if (dice < 50) {
            look(random);
        } else if (dice < 63) {
            recharge(random);
        } else if (dice < 70) {
            market.guests().welcome();
        } else if (dice < 80) {
            giveBackSale(random);
        } else if (dice < 95) {
            askAndConfirm(random);
        } else if (dice < 98) {
            giveBackRecharge();
        } else {
            reachOver();
        }
    }

    private void charge(RandomGenerator random) {
        Guest guest = market.guests().any(random);
        String code = code(guest);
        for (int i = 0; code == null && i < LOOKS_FOR_A_CODE; i++) {
            guest = market.guests().any(random);
            code = code(guest);
        }
        if (code == null) {
            askAndConfirm(random);
            return;
        }
        Guest payer = guest;
        long fen = amount(payer, random);
        Wire.Reply reply = client.insist(charge(payer, code, fen, random.nextInt()));
        keepSale(reply, "/sale/id", payer, fen);
    }

    /** The same code at two tills at once, each with a wish of its own: one at most may have it. */
    private void chargeTwice(RandomGenerator random) {
        Guest guest = market.guests().any(random);
        String code = code(guest);
        if (code == null) {
            look(random);
            return;
        }
        long fen = amount(guest, random);
        Deed one = charge(guest, code, fen, 0);
        Deed other = charge(guest, code, fen, 1);
        CompletableFuture<Wire.Reply> beside = CompletableFuture.supplyAsync(() -> client.insist(other, 1), second);
        keepSale(client.insist(one, 0), "/sale/id", guest, fen);
        keepSale(beside.join(), "/sale/id", guest, fen);
    }

    private Deed charge(Guest guest, String code, long fen, int till) {
        return Deed.of(
                        Kind.CHARGE,
                        CHARGES,
                        Map.of("cardCode", code, "totalFen", fen),
                        market.till(till).token())
                .moving(guest.cardId(), -fen)
                .using(Integer.toHexString(code.hashCode()) + "@" + guest.cardId());
    }

    private String code(Guest guest) {
        if (guest.needsCodes()) {
            Wire.Reply codes = client.insist("GET", "/api/v1/member/card/codes", guest.token(), null);
            if (codes != null && codes.isGood()) {
                guest.keep(codes.json().get("codes"));
            }
        }
        return guest.takeCode();
    }

    private void look(RandomGenerator random) {
        client.insist(
                "GET",
                "/api/v1/member/card/balance",
                market.guests().any(random).token(),
                null);
    }

    private void recharge(RandomGenerator random) {
        Guest guest = market.guests().any(random);
        Map<String, Object> wish = guest.isPoor() || random.nextBoolean()
                ? Map.of("amountFen", 5_000 + random.nextInt(5_000), "termsVersion", Guests.TERMS)
                : Map.of("offerCode", "pay-300-get-30", "termsVersion", Guests.TERMS);
        Wire.Reply placed = place(guest, wish);
        if (placed == null || !placed.isGood() || !placed.json().path("payment").isObject()) {
            return;
        }
        ObjectNode payment = placed.json().get("payment").deepCopy();
        JsonNode paid = wechat.post("/control/users/" + guest.userId() + "/pay", Wire.JSON.convertValue(payment, MAP));
        if (paid.hasNonNull("outTradeNo")) {
            orders.addLast(new Ordered(
                    placed.json().at("/order/id").asText(),
                    paid.get("outTradeNo").asText(),
                    guest));
        }
    }

    /** An order over that much, not paid yet. */
    Wire.Reply place(Guest guest, long fen) {
        return place(guest, Map.of("amountFen", fen, "termsVersion", Guests.TERMS));
    }

    private Wire.Reply place(Guest guest, Map<String, Object> wish) {
        return client.insist(Deed.of(Kind.RECHARGE_ORDER, ORDERS, wish, guest::token));
    }

    private void giveBackSale(RandomGenerator random) {
        Bought bought = sales.pollFirst();
        if (bought == null) {
            look(random);
            return;
        }
        long fen = 1 + random.nextLong(bought.fen());
        client.insist(Deed.of(
                        Kind.SALE_REFUND,
                        "/api/v1/staff/sales/" + bought.saleId() + "/refunds",
                        Map.of("amountFen", fen, "reason", "凉了"),
                        market.shop().cashier().token())
                .moving(bought.guest().cardId(), fen));
    }

    /** The cashier knows the number, the customer says yes on the phone. */
    private void askAndConfirm(RandomGenerator random) {
        Guest guest = market.guests().any(random);
        long fen = amount(guest, random);
        Map<String, Object> wish = Map.of("storeId", market.shop().storeId(), "phone", guest.number(), "totalFen", fen);
        Wire.Reply asked = client.insist(Deed.of(
                Kind.CHARGE_REQUEST,
                "/api/v1/staff/charge-requests",
                wish,
                market.shop().cashier().token()));
        if (asked == null || !asked.isGood()) {
            return;
        }
        String path = "/api/v1/member/charge-requests/" + asked.json().get("id").asText() + "/confirmation";
        Wire.Reply confirmed = client.insist(
                Deed.of(Kind.CONFIRMATION, path, Map.of(), guest::token).moving(guest.cardId(), -fen));
        keepSale(confirmed, "/id", guest, fen);
    }

    private void giveBackRecharge() {
        Ordered ordered = orders.size() < 3 ? null : orders.pollFirst();
        if (ordered != null) {
            giveBack(ordered);
        }
    }

    /** The customer wants the money of a recharge back; what came of it. */
    Wire.Reply giveBack(Ordered ordered) {
        return client.insist(Deed.of(
                        Kind.RECHARGE_REFUND,
                        ORDERS + "/" + ordered.orderId() + "/refunds",
                        Map.of("reason", "不想要了"),
                        ordered.guest()::token)
                .moving(ordered.guest().cardId(), 0));
    }

    /** Somebody of another merchant tries to see a sale of this one, and to give it back. */
    void reachOver() {
        Bought bought = sales.peekLast();
        if (bought != null) {
            Wire.Reply seen = client.insist(
                    "GET",
                    "/api/v1/staff/sales/" + bought.saleId(),
                    market.stranger().token().get(),
                    null);
            if (seen != null && seen.isGood()) {
                seenByStrangers.add(bought.saleId());
            }
            client.insist(Deed.of(
                    Kind.STRANGERS_REFUND,
                    "/api/v1/staff/sales/" + bought.saleId() + "/refunds",
                    Map.of("amountFen", 1, "reason", "凉了"),
                    market.stranger().token()));
        }
    }

    private void keepSale(Wire.Reply reply, String where, Guest guest, long fen) {
        if (reply != null && reply.isGood() && reply.json().at(where).isTextual() && sales.size() < KEPT) {
            sales.addLast(new Bought(reply.json().at(where).asText(), guest, fen));
        }
    }

    private static long amount(Guest guest, RandomGenerator random) {
        return guest.isPoor() ? 1_500 + random.nextInt(2_000) : 100 + random.nextInt(800);
    }
}
