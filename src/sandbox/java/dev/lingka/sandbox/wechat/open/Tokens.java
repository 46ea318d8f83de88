package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.book.Token;
import dev.lingka.sandbox.wechat.book.TokenState;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.http.Request;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.Optional;

/**
 * Access tokens. The classic call makes a new one each time and lets the old one live five minutes more; the
 * stable call gives the same one until its last five minutes. The two know nothing of each other.
 */
final class Tokens {
    private static final int FORCES_A_DAY = 20;
    private static final long FORCE_PAUSE_MILLIS = 30_000;
    private static final int CLASSIC_A_DAY = 2000;
    private static final int STABLE_A_MINUTE = 10_000;
    private static final int STABLE_A_DAY = 500_000;

    private final Book book;
    private final SandboxClock clock;
    private final Quota quota;

    Tokens(Book book, SandboxClock clock, Quota quota) {
        this.book = book;
        this.clock = clock;
        this.quota = quota;
    }

    /** The app whose live token came in the query. */
    App appOf(Request request) {
        String text = request.query("access_token").orElseThrow(() -> new OpenProblem(41001, "access_token missing"));
        Token token = book.tokens
                .find(text)
                .filter(known -> !known.dead(clock.now()))
                .orElseThrow(() -> new OpenProblem(40001, "invalid credential, access_token is invalid or not latest"));
        if (clock.now() >= token.expiresAt()) {
            throw new OpenProblem(42001, "access_token expired");
        }
        return book.apps.find(token.appid()).orElseThrow();
    }

    /** The app of appid and secret as they came, or the error for what is wrong with them. */
    App authenticated(String appid, String secret) {
        if (appid.isEmpty()) {
            throw new OpenProblem(41002, "appid missing");
        }
        if (secret.isEmpty()) {
            throw new OpenProblem(41004, "appsecret missing");
        }
        App app = book.apps.find(appid).orElseThrow(() -> new OpenProblem(40013, "invalid appid"));
        if (!app.secret().equals(secret)) {
            throw new OpenProblem(Settings.of(book).wrongSecretErrcode(), "invalid appsecret");
        }
        return app;
    }

    ObjectNode classic(OpenCall call) {
        requireGrantType(call.request().query("grant_type").orElse(""));
        App app = authenticated(
                call.request().query("appid").orElse(""),
                call.request().query("secret").orElse(""));
        quota.perDay(app.appid() + " /cgi-bin/token", CLASSIC_A_DAY, 45009);
        return book.write(() -> {
            TokenState state = state(app);
            Token token = issue(app);
            retire(state.classic(), clock.now() + Token.GRACE_MILLIS);
            book.tokenStates.put(app.appid(), state.classic(token.token()));
            return view(token);
        });
    }

    ObjectNode stable(OpenCall call) {
        requireGrantType(call.text("grant_type"));
        App app = authenticated(call.text("appid"), call.text("secret"));
        quota.perMinute(app.appid() + " stable_token", STABLE_A_MINUTE, 45011);
        quota.perDay(app.appid() + " /cgi-bin/stable_token", STABLE_A_DAY, 45009);
        boolean force = call.body().path("force_refresh").asBoolean(false);
        return book.write(() -> view(stable(app, state(app), force)));
    }

    private Token stable(App app, TokenState state, boolean force) {
        Optional<Token> current = Optional.ofNullable(state.stable())
                .flatMap(book.tokens::find)
                .filter(token -> clock.now() < token.expiresAt() && !token.dead(clock.now()));
        if (force && mayForce(state)) {
            String day = clock.today().toLocalDate().toString();
            return renewed(app, state.forced(day, clock.now()), clock.now());
        }
        if (current.isPresent() && current.get().expiresAt() - clock.now() >= Token.GRACE_MILLIS) {
            return current.get();
        }
        return renewed(app, state, clock.now() + Token.GRACE_MILLIS);
    }

    private Token renewed(App app, TokenState state, long oldDiesAt) {
        Token token = issue(app);
        retire(state.stable(), oldDiesAt);
        book.tokenStates.put(app.appid(), state.stable(token.token()));
        return token;
    }

    /** Too many forced refreshes are not an error: the token simply stays. */
    private boolean mayForce(TokenState state) {
        boolean today = state.forcedDay().equals(clock.today().toLocalDate().toString());
        return (!today || state.forcedTimes() < FORCES_A_DAY) && clock.now() >= state.forcedAt() + FORCE_PAUSE_MILLIS;
    }

    private TokenState state(App app) {
        return book.tokenStates.find(app.appid()).orElse(TokenState.NONE);
    }

    private Token issue(App app) {
        String text = "80_" + Random.letters(133);
        long now = clock.now();
        return book.tokens.put(text, new Token(text, app.appid(), now, now + Token.LIFE_MILLIS, 0));
    }

    private void retire(String old, long at) {
        Optional.ofNullable(old)
                .flatMap(book.tokens::find)
                .filter(token -> token.revokedAt() == 0 || token.revokedAt() > at)
                .ifPresent(token -> book.tokens.put(old, token.revoked(at)));
    }

    private ObjectNode view(Token token) {
        long seconds = (token.expiresAt() - clock.now() + 999) / 1000;
        return Json.object().put("access_token", token.token()).put("expires_in", seconds);
    }

    private static void requireGrantType(String grantType) {
        if (!grantType.equals("client_credential")) {
            throw new OpenProblem(40002, "invalid grant_type");
        }
    }
}
