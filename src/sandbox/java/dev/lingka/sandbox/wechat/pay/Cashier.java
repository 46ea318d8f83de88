package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Account;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.Prepay;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.TradeState;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.crypt.Rsa;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The pay sheet on the person's phone: what wx.requestPayment would do with these parameters. */
public final class Cashier {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final String PREFIX = "prepay_id=";

    private final Book book;
    private final SandboxClock clock;
    private final Funds funds;
    private final Notices notices;

    public Cashier(Book book, SandboxClock clock, Funds funds, Notices notices) {
        this.book = book;
        this.clock = clock;
        this.funds = funds;
        this.notices = notices;
    }

    /** Why a payment did not happen, in the words that the mini-program would be told. */
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String why) {
            super(why);
        }
    }

    /** The text of paySign: four lines, each with its line feed. */
    public static String signedText(String appId, String timeStamp, String nonceStr, String pack) {
        return appId + "\n" + timeStamp + "\n" + nonceStr + "\n" + pack + "\n";
    }

    /** Pays with the parameters of wx.requestPayment. */
    public Order pay(String userId, ObjectNode parameters) {
        return book.write(() -> pay(checked(userId, parameters)));
    }

    /** The order that these parameters would pay; a refusal when they would not open the pay sheet. */
    public Order checked(String userId, ObjectNode parameters) {
        String pack = parameters.path("package").asText("");
        require(parameters.path("signType").asText("").equals("RSA"), "signType 应为 RSA");
        require(parameters.path("timeStamp").isTextual(), "timeStamp 应为字符串");
        require(pack.startsWith(PREFIX), "package 应为 prepay_id=…");
        Prepay prepay =
                book.prepays.find(pack.substring(PREFIX.length())).orElseThrow(() -> new Refusal("prepay_id 无效"));
        requireSigned(prepay, parameters, pack);
        require(clock.now() < prepay.createdAt() + Prepay.LIFE_MILLIS, "prepay_id 已过期");
        Order order =
                book.orders.find(Order.key(prepay.mchid(), prepay.outTradeNo())).orElseThrow();
        requirePayer(userId, order);
        return order;
    }

    private void requireSigned(Prepay prepay, ObjectNode parameters, String pack) {
        String appId = parameters.path("appId").asText(prepay.appid());
        require(appId.equals(prepay.appid()), "appId 与下单的 appid 不一致");
        String text = signedText(
                appId,
                parameters.path("timeStamp").asText(""),
                parameters.path("nonceStr").asText(""),
                pack);
        Merchant merchant = book.merchants.find(prepay.mchid()).orElseThrow();
        require(Rsa.verify(text, parameters.path("paySign").asText(""), merchant.publicKeyPem()), "支付验证签名失败");
    }

    private void requirePayer(String userId, Order order) {
        Optional<Account> payer = book.accounts.find(order.terms().openid());
        require(payer.map(Account::userId).filter(userId::equals).isPresent(), "当前用户不是下单时的 payer");
    }

    /** Marks an order paid and sends the notice. */
    public Order pay(Order asked) {
        return book.write(() -> {
            Order order = book.orders.find(asked.key()).orElseThrow().at(clock.now());
            require(!order.state().paid(), "该订单已支付");
            require(order.state() == TradeState.NOTPAY, "该订单已关闭");
            require(clock.now() < order.terms().payableUntil(), "订单已过期");
            Order paid = order.paid(payment(order));
            book.orders.put(paid.key(), paid);
            funds.paid(paid);
            notices.paid(paid);
            return paid;
        });
    }

    private Order.Payment payment(Order order) {
        Merchant merchant = book.merchants.find(order.mchid()).orElseThrow();
        String transactionId = "4200" + Random.digits(6) + DAY.format(clock.today()) + Random.digits(10);
        long feeFen = Funds.fee(order.terms().totalFen(), merchant.feeRate());
        return new Order.Payment(transactionId, clock.now(), "OTHERS", feeFen);
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new Refusal(why);
        }
    }
}
