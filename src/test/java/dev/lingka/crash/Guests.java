package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.crash.Deed.Kind;
import dev.lingka.story.Shop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** The customers of a shop, and how one becomes one. */
final class Guests {

    static final String TERMS = "2026-01";
    private static final int TRIES = 200;
    private static final long PAUSE_MILLIS = 300;
    private static final int EVERY_FIFTH = 5;
    private static final long POOR_FEN = 5_000;
    private static final long RICH_FEN = 60_000;

    private final Client client;
    private final Wechat wechat;
    private final Shop shop;
    private final String appId;
    private final List<Guest> all = new CopyOnWriteArrayList<>();
    private final List<Guest> met = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();

    Guests(Client client, Wechat wechat, Shop shop) {
        this.client = client;
        this.wechat = wechat;
        this.shop = shop;
        appId = shop.wechat().get("appid").asText();
    }

    /** Those with a card. */
    List<Guest> all() {
        return all;
    }

    /** All who ever came by, with or without a card: their names must not be in a log. */
    List<Guest> met() {
        return met;
    }

    Guest any(RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Somebody new scans, joins and pays some money in at the counter. */
    void welcome() {
        Guest guest = meet();
        signIn(guest);
        if (join(guest)) {
            payIn(guest, guest.isPoor() ? POOR_FEN : RICH_FEN);
            all.add(guest);
        }
    }

    private Guest meet() {
        int number = count.incrementAndGet();
        String phone = "136" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        JsonNode user = wechat.post("/control/users", Map.of("nickname", "常客" + phone, "phone", phone));
        Guest guest = new Guest(user.get("id").asText(), phone, number % EVERY_FIFTH == 0);
        met.add(guest);
        return guest;
    }

    /** A login code works once, so that each try takes a new one. */
    void signIn(Guest guest) {
        for (int i = 0; i < TRIES; i++) {
            JsonNode login = ask(guest, "login");
            Deed session = new Deed(
                    null,
                    Kind.JOIN,
                    "/api/v1/member/sessions",
                    Map.of("merchant", shop.code(), "code", login.get("code").asText(), "joinCode", shop.joinCode()),
                    () -> null,
                    null,
                    0,
                    null);
            Wire.Reply reply = client.once(i, session);
            if (reply != null && reply.isGood()) {
                guest.signedIn(
                        login.get("openid").asText(),
                        reply.json().get("accessToken").asText());
                return;
            }
            Pause.millis(PAUSE_MILLIS);
        }
        throw new IllegalStateException("nobody lets a customer sign in");
    }

    /** A phone code works once too: what was refused because of a lost answer is wished again. */
    private boolean join(Guest guest) {
        for (int i = 0; i < TRIES; i++) {
            Map<String, Object> wish = Map.of(
                    "consents", List.of(consent("terms"), consent("privacy")),
                    "phoneCode", ask(guest, "phone-code").get("code").asText(),
                    "joinCode", shop.joinCode());
            String asGuest = guest.token();
            Wire.Reply reply = client.insist(Deed.of(Kind.JOIN, "/api/v1/member/cards", wish, () -> asGuest));
            if (reply == null) {
                return false;
            }
            if (reply.isGood()) {
                guest.holds(reply.json().get("cardId").asText());
                signIn(guest);
                return true;
            }
        }
        return false;
    }

    private void payIn(Guest guest, long fen) {
        Map<String, Object> wish = Map.of(
                "cardId",
                guest.cardId(),
                "storeId",
                shop.storeId(),
                "channel",
                "cash",
                "amountFen",
                fen,
                "termsVersion",
                TERMS);
        client.insist(Deed.of(
                        Kind.COUNTER_RECHARGE,
                        "/api/v1/staff/counter-recharges",
                        wish,
                        shop.cashier().token())
                .moving(guest.cardId(), fen));
    }

    private JsonNode ask(Guest guest, String what) {
        return wechat.post("/control/users/" + guest.userId() + "/" + what, Map.of("appid", appId));
    }

    private static Map<String, String> consent(String document) {
        return Map.of("document", document, "version", TERMS);
    }
}
