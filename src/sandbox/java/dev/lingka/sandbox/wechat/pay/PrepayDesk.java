package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.Prepay;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.book.TradeState;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.http.Reply;
import dev.lingka.sandbox.wechat.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Takes JSAPI orders. The same request again gives a fresh prepay_id; another one under the same number is refused. */
final class PrepayDesk {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final long LEAST_EXPIRY_MILLIS = 60_000;
    private static final long LONGEST_EXPIRY_MILLIS = 90 * 86_400_000L;

    private final Book book;
    private final SandboxClock clock;

    PrepayDesk(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    Reply prepay(PayCall call) {
        ObjectNode body = call.body(PrepayShape.PREPAY);
        call.requireSameMerchant(body.get("mchid").textValue(), "body");
        requireBoundApp(call, body.get("appid").textValue());
        requireOwnOpenid(body);
        requireNotifyUrl(body.get("notify_url").textValue());
        long payableUntil = payableUntil(body);
        Prepay prepay = book.write(() -> prepayed(place(call.merchant().mchid(), body, payableUntil)));
        return Reply.json(200, Json.object().put("prepay_id", prepay.prepayId()));
    }

    private void requireBoundApp(PayCall call, String appid) {
        boolean bound = book.apps
                .find(appid)
                .map(App::mchid)
                .filter(call.merchant().mchid()::equals)
                .isPresent();
        if (!bound) {
            throw new PayProblem(400, "APPID_MCHID_NOT_MATCH", PayProblem.APPID_MISMATCH, "appid 和 mchid 不匹配，请检查绑定关系");
        }
    }

    private void requireOwnOpenid(ObjectNode body) {
        String openid = body.at("/payer/openid").textValue();
        Optional<Account> account = book.accounts.find(openid);
        if (account.isEmpty()) {
            throw PayProblem.parameter(PayProblem.BAD_PARAMETER, "/payer/openid", openid, "无效的 openid", "body");
        }
        if (!account.get().appid().equals(body.get("appid").textValue())) {
            throw PayProblem.parameter(PayProblem.BAD_PARAMETER, "/payer/openid", openid, "appid 和 openid 不匹配", "body");
        }
    }

    static void requireNotifyUrl(String url) {
        if (!absolute(url)) {
            throw PayProblem.parameter(PayProblem.BAD_PARAMETER, "/notify_url", url, "应为不带参数的完整 http(s) 地址", "body");
        }
    }

    private static boolean absolute(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private long payableUntil(ObjectNode body) {
        long now = clock.now();
        if (!body.hasNonNull("time_expire")) {
            return now + Order.LIFE_MILLIS;
        }
        String text = body.get("time_expire").textValue();
        try {
            long wanted = OffsetDateTime.parse(text).toInstant().toEpochMilli();
            return Math.min(Math.max(wanted, now + LEAST_EXPIRY_MILLIS), now + LONGEST_EXPIRY_MILLIS);
        } catch (DateTimeParseException e) {
            throw PayProblem.parameter(
                    PayProblem.BAD_PARAMETER,
                    "/time_expire",
                    text,
                    "应为 RFC 3339 格式，如 2018-06-08T10:34:56+08:00",
                    "body");
        }
    }

    private Order place(String mchid, ObjectNode body, long payableUntil) {
        ObjectNode parameters = body.deepCopy().without("time_expire");
        String key = Order.key(mchid, body.get("out_trade_no").textValue());
        Optional<Order> known = book.orders.find(key).map(order -> order.at(clock.now()));
        if (known.isPresent()) {
            requireRepeatable(known.get(), parameters);
            return known.get();
        }
        return book.orders.put(key, fresh(mchid, body, parameters, payableUntil));
    }

    private Order fresh(String mchid, ObjectNode body, ObjectNode parameters, long payableUntil) {
        Order.Terms terms = new Order.Terms(
                body.get("appid").textValue(),
                body.at("/payer/openid").textValue(),
                body.get("description").textValue(),
                body.path("attach").asText(""),
                body.get("notify_url").textValue(),
                body.at("/amount/total").longValue(),
                parameters,
                payableUntil);
        return new Order(
                mchid,
                body.get("out_trade_no").textValue(),
                terms,
                clock.now(),
                TradeState.NOTPAY,
                null,
                Order.Refunded.NOTHING,
                false);
    }

    private void requireRepeatable(Order order, ObjectNode parameters) {
        Settings settings = Settings.of(book);
        if (order.state().paid()) {
            throw new PayProblem(400, settings.paidCode(), PayProblem.ALREADY_PAID, "该订单已支付");
        }
        if (order.state() == TradeState.CLOSED || clock.now() >= order.terms().payableUntil()) {
            throw new PayProblem(400, settings.closedCode(), PayProblem.CLOSED, "该订单已关闭或已过期，请更换商户订单号");
        }
        if (!order.terms().parameters().equals(parameters)) {
            throw PayProblem.invalid(PayProblem.OTHER_PARAMETERS, "商户订单号重复：与首次下单的参数不一致");
        }
    }

    private Prepay prepayed(Order order) {
        String id = "wx" + STAMP.format(clock.today()) + Random.hex(20);
        Prepay prepay =
                new Prepay(id, order.mchid(), order.outTradeNo(), order.terms().appid(), clock.now());
        return book.prepays.put(id, prepay);
    }
}
