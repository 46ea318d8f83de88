package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.TradeState;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.pay.Cashier;
import dev.lingka.sandbox.wechat.pay.OrderView;
import java.util.Comparator;
import java.util.List;

/** Orders as WeChat sees them, and what can happen to them without the merchant. */
final class OrderOffice {
    private final Book book;
    private final SandboxClock clock;
    private final Cashier cashier;
    private final NoticeOffice notices;

    OrderOffice(Book book, SandboxClock clock, Cashier cashier, NoticeOffice notices) {
        this.book = book;
        this.clock = clock;
        this.cashier = cashier;
        this.notices = notices;
    }

    void open(ControlGateway gateway) {
        String order = "/control/orders/{mchid}/{outTradeNo}";
        gateway.on("GET", "/control/orders", this::all)
                .on("GET", "/control/orders/{mchid}", this::all)
                .on("GET", order, call -> view(order(call)))
                .on("POST", order + "/pay", this::pay)
                .on("POST", order + "/close", this::close)
                .on("POST", order + "/notice", this::notice)
                .on("POST", order + "/lose-notice", this::loseNotice);
    }

    /** Newest first; {@code ?limit=} with 200 as the default. */
    private List<ObjectNode> all(ControlCall call) {
        String mchid = call.path("mchid");
        long limit = call.request().query("limit").map(Long::parseLong).orElse(200L);
        return book.orders.where(order -> mchid == null || order.mchid().equals(mchid)).stream()
                .sorted(Comparator.comparingLong(Order::createdAt).reversed())
                .limit(limit)
                .map(this::view)
                .toList();
    }

    /** The person pays, without the parameters of the mini-program. */
    private ObjectNode pay(ControlCall call) {
        try {
            return view(cashier.pay(order(call)));
        } catch (Cashier.Refusal refusal) {
            throw new ControlProblem(409, refusal.getMessage());
        }
    }

    /** WeChat closes the order by itself. */
    private ObjectNode close(ControlCall call) {
        return book.write(() -> {
            Order order = order(call);
            if (order.state().paid()) {
                throw new ControlProblem(409, "the order is paid");
            }
            return view(order.state() == TradeState.CLOSED ? order : book.orders.put(order.key(), order.closed()));
        });
    }

    private Object notice(ControlCall call) {
        Order order = order(call);
        if (order.payment() == null) {
            throw new ControlProblem(409, "the order is not paid: there is no notice");
        }
        return notices.repeat(order.mchid(), order.outTradeNo(), call);
    }

    /**
     * Loses all notices of this order, those under way and those to come; {@code {"lost": false}} lets later ones
     * through.
     */
    private ObjectNode loseNotice(ControlCall call) {
        boolean lost = call.flag("lost", true);
        return book.write(() -> {
            Order order = order(call);
            book.orders.put(order.key(), order.silenced(lost));
            if (lost) {
                notices.lose(order.mchid(), order.outTradeNo());
            }
            return view(order(call));
        });
    }

    private Order order(ControlCall call) {
        return book.orders
                .find(Order.key(call.path("mchid"), call.path("outTradeNo")))
                .orElseThrow(() -> ControlProblem.unknown("order"))
                .at(clock.now());
    }

    private ObjectNode view(Order stored) {
        Order order = stored.at(clock.now());
        ObjectNode view = OrderView.of(order);
        view.put("openid", order.terms().openid())
                .put(
                        "userId",
                        book.accounts
                                .find(order.terms().openid())
                                .map(Account::userId)
                                .orElse(""))
                .put("description", order.terms().description())
                .put("notify_url", order.terms().notifyUrl())
                .put("created_at", SandboxClock.rfc3339(order.createdAt()))
                .put("payable_until", SandboxClock.rfc3339(order.terms().payableUntil()))
                .put("refunded_fen", order.refunded().fen())
                .put("fee_fen", order.payment() == null ? 0 : order.payment().feeFen())
                .put("notices_lost", order.silent());
        List<Delivery> sent = notices.about(order.mchid(), order.outTradeNo());
        view.putArray("notices").addAll(sent.stream().map(Json::tree).toList());
        return view;
    }
}
