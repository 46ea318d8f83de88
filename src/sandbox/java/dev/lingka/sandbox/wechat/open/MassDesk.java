package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.ClientId;
import dev.lingka.sandbox.wechat.book.Letter;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.push.Pushes;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mass messages to a list of followers; who had four in the month is left out without a word. */
final class MassDesk {
    private static final int LEAST = 2;
    private static final int MOST = 10_000;
    private static final int MOST_A_MONTH = 4;
    private static final int LONGEST_CLIENT_ID = 64;
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final Book book;
    private final SandboxClock clock;
    private final Pushes pushes;

    MassDesk(Book book, SandboxClock clock, Pushes pushes) {
        this.book = book;
        this.clock = clock;
        this.pushes = pushes;
    }

    ObjectNode send(OpenCall call) {
        if (!call.app().kind().equals("OFFICIAL_ACCOUNT")) {
            throw new OpenProblem(48001, "api unauthorized");
        }
        JsonNode users = call.body().path("touser");
        if (!users.isArray() || users.size() < LEAST || users.size() > MOST) {
            throw new OpenProblem(40130, "invalid openid list size, at least two openid");
        }
        if (call.body().path(call.text("msgtype")).isEmpty() && !call.body().has("images")) {
            throw new OpenProblem(40008, "invalid message type");
        }
        String clientId = call.text("clientmsgid");
        if (clientId.length() > LONGEST_CLIENT_ID) {
            throw new OpenProblem(45067, "clientmsgid size out of limit");
        }
        return book.write(() -> known(call, clientId).orElseGet(() -> send(call, users, clientId)));
    }

    /** The id of the message that this client id stands for already goes back with the error. */
    private Optional<ObjectNode> known(OpenCall call, String clientId) {
        return clientId.isEmpty()
                ? Optional.empty()
                : book.clientIds.find(call.app().appid() + "/" + clientId).map(seen -> new OpenProblem(
                                45065, "clientmsgid exist")
                        .body()
                        .put("msg_id", Long.parseLong(seen.messageId())));
    }

    private ObjectNode send(OpenCall call, JsonNode users, String clientId) {
        String id = "1" + Random.digits(9);
        List<String> reached = new ArrayList<>();
        users.forEach(user -> {
            if (follows(call, user.asText()) && ofThisMonth(user.asText()) < MOST_A_MONTH) {
                reached.add(user.asText());
            }
        });
        String type = call.text("msgtype");
        reached.forEach(openid -> book.letters.put(
                id + "/" + openid,
                new Letter(
                        id,
                        "mass",
                        call.app().appid(),
                        openid,
                        type,
                        "",
                        call.body().path(type.equals("image") ? "images" : type),
                        clock.now())));
        String key = call.app().appid() + "/" + clientId;
        book.clientIds.put(key, new ClientId(key, id, clock.now()));
        pushes.massSent(call.app().appid(), users.get(0).asText(), id, users.size(), users.size() - reached.size());
        return OpenGateway.ok().put("msg_id", Long.parseLong(id)).put("msg_data_id", Long.parseLong(id));
    }

    private boolean follows(OpenCall call, String openid) {
        return book.accounts
                .find(openid)
                .filter(account -> account.appid().equals(call.app().appid()))
                .filter(Account::follows)
                .isPresent();
    }

    private long ofThisMonth(String openid) {
        YearMonth now = month(clock.now());
        return book.letters
                .where(letter -> letter.kind().equals("mass")
                        && letter.to().equals(openid)
                        && month(letter.createdAt()).equals(now))
                .size();
    }

    private static YearMonth month(long millis) {
        return YearMonth.from(Instant.ofEpochMilli(millis).atOffset(BEIJING));
    }
}
