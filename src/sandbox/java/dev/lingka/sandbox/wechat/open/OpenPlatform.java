package dev.lingka.sandbox.wechat.open;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.SandboxClock;

/** The open platform put together: which path leads to which desk. */
public final class OpenPlatform {
    private static final int SCENE_NO_JSON = 40169;

    private final OpenGateway gateway;

    public OpenPlatform(Book book, SandboxClock clock) {
        Quota quota = new Quota(clock);
        Tokens tokens = new Tokens(book, clock, quota);
        gateway = new OpenGateway(book, tokens);
        LoginDesk login = new LoginDesk(book, clock, quota, tokens);
        gateway.withoutToken("GET", "/sns/jscode2session", login::jscode2session)
                .withoutToken("GET", "/cgi-bin/token", tokens::classic)
                .withoutToken("POST", "/cgi-bin/stable_token", tokens::stable)
                .open("GET", "/wxa/checksession", login::checkSession)
                .open("GET", "/wxa/resetusersessionkey", login::resetSession)
                .open("POST", "/wxa/business/getuserphonenumber", login::phoneNumber);
        CodeDesk codes = new CodeDesk(book, clock, quota);
        gateway.picture("POST", "/wxa/getwxacodeunlimit", true, SCENE_NO_JSON, codes::unlimited)
                .picture("POST", "/wxa/getwxacode", true, 47001, call -> codes.limited(call, "wxacode"))
                .picture("POST", "/cgi-bin/wxaapp/createwxaqrcode", true, 47001, call -> codes.limited(call, "qrcode"));
    }

    public OpenGateway gateway() {
        return gateway;
    }
}
