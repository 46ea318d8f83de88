package dev.lingka.sandbox.wechat.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Code;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.User;
import dev.lingka.sandbox.wechat.crypt.Hashes;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.crypt.UserData;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.pay.Cashier;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The people: who they are, and what their phones do when a mini-program asks for a login, a number or a payment. */
final class UserOffice {
    private static final Set<String> SETTABLE = Set.of("nickname", "phone", "countryCode", "mainSwitch", "highRisk");

    private final Book book;
    private final SandboxClock clock;
    private final Accounts accounts;
    private final Cashier cashier;

    UserOffice(Book book, SandboxClock clock, Accounts accounts, Cashier cashier) {
        this.book = book;
        this.clock = clock;
        this.accounts = accounts;
        this.cashier = cashier;
    }

    void open(ControlGateway gateway) {
        gateway.on("POST", "/control/users", this::create)
                .on("GET", "/control/users", call -> all())
                .on("GET", "/control/users/{id}", call -> view(accounts.user(call.path("id"))))
                .on("PATCH", "/control/users/{id}", this::patch)
                .on("POST", "/control/users/{id}/login", this::login)
                .on("POST", "/control/users/{id}/phone-code", this::phoneCode)
                .on("POST", "/control/users/{id}/user-data", this::userData)
                .on("POST", "/control/users/{id}/pay", this::pay)
                .on("POST", "/control/users/{id}/cancel", this::cancel);
    }

    private ObjectNode create(ControlCall call) {
        User user = new User(
                Random.letters(10),
                call.text("nickname", "微信用户"),
                call.text("phone", "139" + Random.digits(8)),
                call.text("countryCode", "86"),
                "o6_" + Random.letters(25),
                true,
                false,
                clock.now());
        return view(book.write(() -> book.users.put(user.id(), user)));
    }

    private List<ObjectNode> all() {
        return book.users.all().stream()
                .sorted(Comparator.comparingLong(User::createdAt))
                .map(this::view)
                .toList();
    }

    private ObjectNode patch(ControlCall call) {
        call.body().fieldNames().forEachRemaining(name -> {
            if (!SETTABLE.contains(name)) {
                throw new ControlProblem(400, name + " cannot be set");
            }
        });
        return book.write(() -> {
            User user = accounts.user(call.path("id"));
            return view(book.users.put(user.id(), Json.patched(User.class, user, call.body())));
        });
    }

    /** wx.login: a new code, and with it a new session key. */
    private ObjectNode login(ControlCall call) {
        return book.write(() -> {
            Account account = accounts.loggedIn(call.path("id"), call.text("appid"));
            return code("LOGIN", account);
        });
    }

    /** The getPhoneNumber button. */
    private ObjectNode phoneCode(ControlCall call) {
        return book.write(() -> code("PHONE", accounts.of(call.path("id"), call.text("appid"))));
    }

    private ObjectNode code(String kind, Account account) {
        String text = (kind.equals("LOGIN") ? "0" : "p") + Random.letters(31);
        long expiresAt = clock.now() + Code.LIFE_MILLIS;
        book.codes.put(text, new Code(text, kind, account.appid(), account.openid(), expiresAt, false));
        return Json.object().put("code", text).put("openid", account.openid());
    }

    /** wx.getUserInfo of old: data that the server opens with its session_key. */
    private ObjectNode userData(ControlCall call) {
        Account account = book.write(() -> accounts.of(call.path("id"), call.text("appid")));
        if (account.sessionKey() == null) {
            throw new ControlProblem(409, "log in first: there is no session_key yet");
        }
        User user = accounts.user(call.path("id"));
        String rawData =
                Json.write(Json.object().put("nickName", user.nickname()).put("gender", 0));
        ObjectNode inside = Json.object()
                .put("openId", account.openid())
                .put("nickName", user.nickname())
                .put("unionId", user.unionid())
                .put("phoneNumber", user.phone())
                .put("purePhoneNumber", user.phone())
                .put("countryCode", user.countryCode());
        inside.set(
                "watermark", Json.object().put("timestamp", clock.now() / 1000).put("appid", account.appid()));
        String iv = Random.base64(16);
        return Json.object()
                .put("rawData", rawData)
                .put("signature", Hashes.sha1((rawData + account.sessionKey()).getBytes(UTF_8)))
                .put("iv", iv)
                .put("encryptedData", UserData.encrypt(account.sessionKey(), iv, Json.write(inside)));
    }

    /** wx.requestPayment, and the person pays. */
    private ObjectNode pay(ControlCall call) {
        try {
            Order order = cashier.pay(accounts.user(call.path("id")).id(), call.body());
            return Json.object()
                    .put("errMsg", "requestPayment:ok")
                    .put("outTradeNo", order.outTradeNo())
                    .put("transactionId", order.payment().transactionId());
        } catch (Cashier.Refusal refusal) {
            return failed(refusal.getMessage());
        }
    }

    /** wx.requestPayment, and the person closes the pay sheet. */
    private ObjectNode cancel(ControlCall call) {
        try {
            if (call.body().has("package")) {
                cashier.checked(accounts.user(call.path("id")).id(), call.body());
            }
            return Json.object().put("errMsg", "requestPayment:fail cancel");
        } catch (Cashier.Refusal refusal) {
            return failed(refusal.getMessage());
        }
    }

    private static ObjectNode failed(String why) {
        return Json.object().put("errMsg", "requestPayment:fail " + why);
    }

    private ObjectNode view(User user) {
        ObjectNode openids = Json.object();
        book.accounts
                .where(account -> account.userId().equals(user.id()))
                .forEach(account -> openids.put(account.appid(), account.openid()));
        return Json.tree(user).set("openids", openids);
    }
}
