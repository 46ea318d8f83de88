package dev.lingka.sandbox.wechat.pay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.http.Reply;
import dev.lingka.sandbox.wechat.http.Request;
import dev.lingka.sandbox.wechat.http.Router;
import dev.lingka.sandbox.wechat.http.Service;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The /v3 side: verifies each request, finds its desk, signs the answer, and names every exchange with a Request-
 * ID.
 */
public final class PayGateway implements Service {
    private final Book book;
    private final Authorization authorization;
    private final WechatPayKeys keys;
    private final Router<Desk> router = new Router<>();

    /** What a call does. */
    interface Desk {
        Reply serve(PayCall call);
    }

    public PayGateway(Book book, SandboxClock clock, WechatPayKeys keys, PayDesks desks) {
        this.book = book;
        this.authorization = new Authorization(book, clock);
        this.keys = keys;
        desks.open(router);
    }

    @Override
    public Reply answer(Request request) {
        Optional<Merchant> merchant = Optional.empty();
        try {
            Router.Match<Desk> match = router.find(request).orElseThrow(() -> lost(request));
            requirePoliteness(request);
            merchant = Optional.of(authorization.verify(request));
            Reply reply = match.handler().serve(new PayCall(merchant.get(), match.request()));
            return numbered(signed(reply, merchant.get(), request), 0);
        } catch (PayProblem problem) {
            Reply reply = Reply.json(problem.status(), problem.body());
            boolean sign = Settings.of(book).signErrors() && problem.status() != 401;
            Reply sealed =
                    sign ? merchant.map(known -> signed(reply, known, request)).orElse(reply) : reply;
            return numbered(sealed, problem.number());
        }
    }

    private PayProblem lost(Request request) {
        return router.otherMethod(request).isPresent()
                ? new PayProblem(405, "METHOD_NOT_ALLOWED", PayProblem.OTHER, "不支持该请求方法")
                : new PayProblem(404, "NOT_FOUND", PayProblem.OTHER, "请求的接口不存在");
    }

    /** Whether Accept and User-Agent are demanded is not certain, so it is a switch. */
    private void requirePoliteness(Request request) {
        boolean polite = request.header("Accept").isPresent()
                && request.header("User-Agent").isPresent();
        if (Settings.of(book).strictHeaders() && !polite) {
            throw new PayProblem(400, "PARAM_ERROR", PayProblem.BAD_PARAMETER, "Http 头缺少 Accept 或 User-Agent");
        }
    }

    /** Bills are the one thing that goes out without a signature. */
    private Reply signed(Reply reply, Merchant merchant, Request request) {
        if (reply.headers().containsKey(PayDesks.UNSIGNED)) {
            return reply.without(PayDesks.UNSIGNED);
        }
        WechatPayKeys.Key key =
                keys.named(merchant, request.header("Wechatpay-Serial").orElse(""));
        return reply.sealedBy(last -> {
            Reply sealed = last;
            for (Map.Entry<String, String> header :
                    keys.headers(key, new String(last.body(), UTF_8)).entrySet()) {
                sealed = sealed.with(header.getKey(), header.getValue());
            }
            return sealed;
        });
    }

    private static Reply numbered(Reply reply, long number) {
        return reply.with("Request-ID", "08" + Random.hex(36).toUpperCase(Locale.ROOT) + "-" + number);
    }

    private static Reply problem(PayProblem problem) {
        return numbered(Reply.json(problem.status(), problem.body()), problem.number());
    }

    @Override
    public Reply busy(Request request) {
        return problem(new PayProblem(500, "SYSTEM_ERROR", PayProblem.OTHER, "系统异常，请稍后重试"));
    }

    @Override
    public Reply tooMany(Request request) {
        return problem(new PayProblem(429, "FREQUENCY_LIMITED", PayProblem.RATE_LIMIT, "频率超限"));
    }

    @Override
    public Reply error(Request request, int errcode, int status, String code) {
        return problem(new PayProblem(status, code, PayProblem.OTHER, "沙箱按要求返回的错误"));
    }
}
