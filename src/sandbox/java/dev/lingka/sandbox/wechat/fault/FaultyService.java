package dev.lingka.sandbox.wechat.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lingka.sandbox.wechat.book.Fault;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.http.Front.Answer;
import dev.lingka.sandbox.wechat.http.Reply;
import dev.lingka.sandbox.wechat.http.Request;
import dev.lingka.sandbox.wechat.http.Service;
import java.util.Arrays;
import java.util.Optional;

/** A service with the ordered faults in front of it: before the work, instead of the answer, or in the answer. */
public final class FaultyService {
    private static final byte[] HTML =
            """
            <html>
            <head><title>502 Bad Gateway</title></head>
            <body>
            <center><h1>502 Bad Gateway</h1></center>
            <hr><center>nginx</center>
            </body>
            </html>
            """
                    .getBytes(UTF_8);
    private static final long STALE_SECONDS = 600;

    private final Service service;
    private final Faults faults;

    public FaultyService(Service service, Faults faults) {
        this.service = service;
        this.faults = faults;
    }

    public Answer answer(Request request) {
        Optional<Fault> fault = faults.take(request.method(), request.rawPath());
        return fault.map(found -> failing(request, found)).orElseGet(() -> now(service.answer(request)));
    }

    private Answer failing(Request request, Fault fault) {
        return switch (fault.mode()) {
            case DROP_BEFORE_EFFECT -> new Answer(Reply.noContent(), 0, true);
            case SYSTEM_ERROR -> later(service.busy(request), fault);
            case TOO_MANY_REQUESTS -> later(service.tooMany(request), fault);
            case HTML_502 -> later(html(), fault);
            case ERRCODE, ERROR -> later(service.error(request, fault.errcode(), fault.status(), fault.code()), fault);
            default -> failing(request, fault, service.answer(request));
        };
    }

    private Answer failing(Request request, Fault fault, Reply done) {
        return switch (fault.mode()) {
            case DROP_AFTER_EFFECT -> new Answer(done, 0, true);
            case SYSTEM_ERROR_AFTER_EFFECT -> later(service.busy(request), fault);
            case HTML_502_AFTER_EFFECT -> later(html(), fault);
            case MALFORMED_JSON -> later(done.with(Arrays.copyOf(done.body(), done.body().length / 2)), fault);
            case EMPTY_BODY -> later(done.with(new byte[0]), fault);
            default -> laterSealed(damaged(done.sealed(), fault), fault);
        };
    }

    private static Reply damaged(Reply sealed, Fault fault) {
        return switch (fault.mode()) {
            case BAD_SIGNATURE -> sealed.with("Wechatpay-Signature", Random.base64(256));
            case WRONG_SERIAL -> sealed.with("Wechatpay-Serial", Random.serial());
            case MISSING_HEADERS -> sealed.without("Wechatpay-");
            case STALE_TIMESTAMP -> sealed.with("Wechatpay-Timestamp", stale(sealed));
            default -> sealed;
        };
    }

    private static String stale(Reply sealed) {
        String timestamp = sealed.headers().getOrDefault("Wechatpay-Timestamp", "0");
        return String.valueOf(Long.parseLong(timestamp) - STALE_SECONDS);
    }

    private static Reply html() {
        return Reply.of(502, "text/html", HTML);
    }

    private static Answer now(Reply reply) {
        return new Answer(reply.sealed(), 0, false);
    }

    private static Answer later(Reply reply, Fault fault) {
        return laterSealed(reply.sealed(), fault);
    }

    private static Answer laterSealed(Reply sealed, Fault fault) {
        return new Answer(sealed, fault.delayMs(), false);
    }
}
