package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Shipping;
import dev.lingka.sandbox.wechat.book.TradeState;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.push.Settlements;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Delivery management: what was delivered for which payment. One correction, and each report newer than the last. */
final class ShippingDesk {
    private static final int EXPRESS = 1;
    private static final int SPLIT = 2;
    private static final int MOST_PARCELS = 10;
    private static final int MOST_UPLOADS = 2;

    private final Book book;
    private final SandboxClock clock;
    private final Settlements settlements;

    ShippingDesk(Book book, SandboxClock clock, Settlements settlements) {
        this.book = book;
        this.clock = clock;
        this.settlements = settlements;
    }

    ObjectNode upload(OpenCall call) {
        int logistics = call.body().path("logistics_type").asInt(0);
        int mode = call.body().path("delivery_mode").asInt(0);
        require(logistics >= 1 && logistics <= 4, 268485216, "logistics_type is 1 to 4");
        require(mode == 1 || (mode == SPLIT && logistics == EXPRESS), 268485216, "delivery_mode is wrong");
        requireParcels(call.body(), logistics, mode);
        long uploadTime = uploadTime(call);
        book.run(() -> {
            Order order = order(call, call.body().path("order_key"));
            boolean own = order.terms()
                    .openid()
                    .equals(call.body().at("/payer/openid").asText());
            require(own, 10060002, "payer openid does not match the order");
            store(order, call.body(), uploadTime);
        });
        return OpenGateway.ok();
    }

    private static void requireParcels(ObjectNode body, int logistics, int mode) {
        JsonNode parcels = body.path("shipping_list");
        require(parcels.isArray() && !parcels.isEmpty(), 268485216, "shipping_list is empty");
        require(parcels.size() <= (mode == SPLIT ? MOST_PARCELS : 1), 268485216, "shipping_list is too long");
        for (JsonNode parcel : parcels) {
            require(!parcel.path("item_desc").asText("").isEmpty(), 268485216, "item_desc is missing");
            boolean tracked = parcel.hasNonNull("tracking_no") && parcel.hasNonNull("express_company");
            require(logistics != EXPRESS || tracked, 268485216, "tracking_no and express_company are needed");
        }
        require(mode != SPLIT || body.path("is_all_delivered").isBoolean(), 268485216, "is_all_delivered is missing");
    }

    private static long uploadTime(OpenCall call) {
        try {
            return OffsetDateTime.parse(call.text("upload_time")).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new OpenProblem(268485216, "upload_time is no RFC 3339 time");
        }
    }

    private void store(Order order, ObjectNode body, long uploadTime) {
        Optional<Shipping> before = book.shippings.find(order.key());
        int uploads = before.map(Shipping::uploads).orElse(0);
        require(uploads < MOST_UPLOADS, 10060023, "the delivery was corrected before");
        require(uploadTime > before.map(Shipping::uploadTime).orElse(0L), 10060012, "upload_time is not newer");
        Shipping shipping = new Shipping(
                order.mchid(),
                order.outTradeNo(),
                order.payment().transactionId(),
                body,
                uploads + 1,
                uploadTime,
                2,
                before.map(Shipping::shippedAt).orElse(clock.now()),
                0);
        book.shippings.put(order.key(), shipping);
        settlements.shipped(order, shipping);
    }

    private Order order(OpenCall call, JsonNode key) {
        boolean byNumber = key.path("order_number_type").asInt(0) == 1 || key.hasNonNull("merchant_trade_no");
        String mchid = key.path("mchid").asText(key.path("merchant_id").asText(""));
        String outTradeNo =
                key.path("out_trade_no").asText(key.path("merchant_trade_no").asText(""));
        String transactionId = key.path("transaction_id").asText("");
        return book
                .orders
                .where(order -> order.payment() != null
                        && order.terms().appid().equals(call.app().appid())
                        && (byNumber
                                ? order.mchid().equals(mchid)
                                        && order.outTradeNo().equals(outTradeNo)
                                : order.payment().transactionId().equals(transactionId)))
                .stream()
                .findFirst()
                .orElseThrow(() -> new OpenProblem(10060001, "pay order not found"));
    }

    ObjectNode get(OpenCall call) {
        Order order = order(call, call.body());
        Optional<Shipping> shipping = book.shippings.find(order.key());
        ObjectNode view = Json.object()
                .put("transaction_id", order.payment().transactionId())
                .put("merchant_id", order.mchid())
                .put("merchant_trade_no", order.outTradeNo())
                .put("description", order.terms().description())
                .put("paid_amount", order.terms().totalFen())
                .put("openid", order.terms().openid())
                .put("trade_create_time", order.createdAt() / 1000)
                .put("pay_time", order.payment().paidAt() / 1000)
                .put("order_state", state(order, shipping))
                .put("in_complaint", false);
        shipping.ifPresent(known -> view.set("shipping", known.body()));
        return OpenGateway.ok().set("order", view);
    }

    private static int state(Order order, Optional<Shipping> shipping) {
        boolean allBack = order.refunded().fen() == order.terms().totalFen();
        if (order.state() == TradeState.REFUND && allBack) {
            return 5;
        }
        return shipping.map(Shipping::state).orElse(1);
    }

    ObjectNode isTradeManaged(OpenCall call) {
        return OpenGateway.ok().put("is_trade_managed", call.app().tradeManaged());
    }

    ObjectNode isConfirmed(OpenCall call) {
        return OpenGateway.ok().put("completed", call.app().tradeManaged());
    }

    private static void require(boolean holds, int errcode, String why) {
        if (!holds) {
            throw new OpenProblem(errcode, why);
        }
    }
}
