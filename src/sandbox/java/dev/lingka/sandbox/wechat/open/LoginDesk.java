package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Code;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.book.User;
import dev.lingka.sandbox.wechat.crypt.Hashes;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.json.Json;

/** Login codes become openid and session_key; session keys can be checked and reset. */
final class LoginDesk {
    private static final int LOGINS_A_MINUTE = 100;

    private final Book book;
    private final SandboxClock clock;
    private final Quota quota;
    private final Tokens tokens;

    LoginDesk(Book book, SandboxClock clock, Quota quota, Tokens tokens) {
        this.book = book;
        this.clock = clock;
        this.quota = quota;
        this.tokens = tokens;
    }

    ObjectNode jscode2session(OpenCall call) {
        App app = tokens.authenticated(
                call.request().query("appid").orElse(""),
                call.request().query("secret").orElse(""));
        String code = call.query("js_code", 41008);
        if (!call.request().query("grant_type").orElse("").equals("authorization_code")) {
            throw new OpenProblem(40002, "invalid grant_type");
        }
        Account account = spend(code, "LOGIN", app.appid());
        quota.perMinute(account.openid() + " jscode2session", LOGINS_A_MINUTE, 45011);
        User user = book.users.find(account.userId()).orElseThrow();
        if (user.highRisk()) {
            throw new OpenProblem(40226, "code blocked");
        }
        ObjectNode session =
                Json.object().put("session_key", account.sessionKey()).put("openid", account.openid());
        return app.openPlatform() ? session.put("unionid", user.unionid()) : session;
    }

    private Account spend(String text, String kind, String appid) {
        return book.write(() -> {
            Code code = live(text, kind);
            if (!code.appid().equals(appid)) {
                throw invalid();
            }
            book.codes.put(text, code.spent());
            return book.accounts.find(code.openid()).orElseThrow();
        });
    }

    private Code live(String text, String kind) {
        Code code = book.codes
                .find(text)
                .filter(known -> known.kind().equals(kind) && clock.now() < known.expiresAt())
                .orElseThrow(LoginDesk::invalid);
        if (code.used()) {
            throw new OpenProblem(Settings.of(book).usedCodeErrcode(), "code been used");
        }
        return code;
    }

    ObjectNode phoneNumber(OpenCall call) {
        String text = call.text("code");
        User user = book.write(() -> {
            Code code = live(text, "PHONE");
            requireOwner(code, call);
            book.codes.put(text, code.spent());
            return book.accounts
                    .find(code.openid())
                    .flatMap(account -> book.users.find(account.userId()))
                    .orElseThrow();
        });
        return OpenGateway.ok().set("phone_info", phoneInfo(user, call.app().appid()));
    }

    private static void requireOwner(Code code, OpenCall call) {
        if (!code.appid().equals(call.app().appid())) {
            throw new OpenProblem(40013, "invalid appid");
        }
        if (call.body().hasNonNull("openid") && !code.openid().equals(call.text("openid"))) {
            throw new OpenProblem(40003, "invalid openid");
        }
    }

    private ObjectNode phoneInfo(User user, String appid) {
        boolean home = user.countryCode().equals("86");
        ObjectNode info = Json.object()
                .put("phoneNumber", home ? user.phone() : "+" + user.countryCode() + user.phone())
                .put("purePhoneNumber", user.phone());
        if (Settings.of(book).countryCodeAsNumber()) {
            info.put("countryCode", Integer.parseInt(user.countryCode()));
        } else {
            info.put("countryCode", user.countryCode());
        }
        return info.set(
                "watermark", Json.object().put("timestamp", clock.now() / 1000).put("appid", appid));
    }

    ObjectNode checkSession(OpenCall call) {
        requireSigned(call);
        return OpenGateway.ok();
    }

    /** The new key lives as long as the old one would have. */
    ObjectNode resetSession(OpenCall call) {
        Account account = requireSigned(call);
        String key = Random.base64(16);
        book.run(() -> book.accounts.put(account.openid(), account.session(key, account.sessionUntil())));
        return OpenGateway.ok().put("openid", account.openid()).put("session_key", key);
    }

    private Account requireSigned(OpenCall call) {
        Account account = book.accounts
                .find(call.query("openid", 40003))
                .filter(known -> known.appid().equals(call.app().appid()))
                .orElseThrow(() -> new OpenProblem(40003, "invalid openid"));
        if (!call.request().query("sig_method").orElse("").equals("hmac_sha256")) {
            throw new OpenProblem(87008, "invalid sig_method");
        }
        if (account.sessionKey() == null || clock.now() >= account.sessionUntil()) {
            throw new OpenProblem(87007, "session_key is not existed or expired");
        }
        String signature = call.request().query("signature").orElse("");
        if (!signature.equals(Hashes.sessionSignature(account.sessionKey(), ""))) {
            throw new OpenProblem(87009, "invalid signature");
        }
        return account;
    }

    private static OpenProblem invalid() {
        return new OpenProblem(40029, "invalid code");
    }
}
