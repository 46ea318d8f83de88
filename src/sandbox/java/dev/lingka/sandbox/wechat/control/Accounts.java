package dev.lingka.sandbox.wechat.control;

import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Spoken;
import dev.lingka.sandbox.wechat.book.User;
import dev.lingka.sandbox.wechat.crypt.Random;

/** Finds people and the accounts that apps know them by; an account comes to be at the first meeting. */
final class Accounts {
    private static final long SESSION_MILLIS = 3 * 86_400_000L;

    private final Book book;
    private final SandboxClock clock;

    Accounts(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** By id, nickname or phone number. */
    User user(String id) {
        return book.users
                .find(id)
                .orElseGet(
                        () -> book
                                .users
                                .where(user -> user.nickname().equals(id)
                                        || user.phone().equals(id))
                                .stream()
                                .findFirst()
                                .orElseThrow(() -> ControlProblem.unknown("user")));
    }

    App app(String appid) {
        return book.apps.find(appid).orElseThrow(() -> ControlProblem.unknown("app"));
    }

    /** Call it inside a write. */
    Account of(String userId, String appid) {
        User user = user(userId);
        App app = app(appid);
        return book
                .accounts
                .where(account ->
                        account.userId().equals(user.id()) && account.appid().equals(app.appid()))
                .stream()
                .findFirst()
                .orElseGet(() -> fresh(user, app));
    }

    /** The person turned to the app: for 48 hours it may answer. Call it inside a write. */
    void spoke(String openid) {
        book.spoken.put(openid, new Spoken(openid, clock.now(), 0));
    }

    /** The account with a new session key, as every wx.login brings one. */
    Account loggedIn(String userId, String appid) {
        Account account = of(userId, appid).session(Random.base64(16), clock.now() + SESSION_MILLIS);
        return book.accounts.put(account.openid(), account);
    }

    private Account fresh(User user, App app) {
        String openid = "o" + Random.letters(27);
        return book.accounts.put(openid, new Account(openid, app.appid(), user.id(), null, 0, false));
    }
}
