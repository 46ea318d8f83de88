package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What WeChat was told of deliveries: the receiver's side of the outbox (I12). */
final class Reports {

    private static final String PAID =
            """
            select out_trade_no from recharge_order o join merchant m on m.id = o.merchant_id
             where m.code = ? and o.state = 'paid' and o.channel = 'wechat'""";

    private Reports() {}

    static List<JsonNode> of(Wechat wechat) {
        JsonNode all = wechat.get("/control/shippings");
        List<JsonNode> reports = new ArrayList<>();
        (all.isArray() ? all : all.elements().next()).forEach(reports::add);
        return reports;
    }

    /** Each credited recharge is delivered once in WeChat's eyes, however often it was told. */
    static void check(Books books, Wechat wechat, Market market, Findings findings) {
        Map<String, Integer> times = new HashMap<>();
        of(wechat).forEach(report -> times.merge(report.get("outTradeNo").asText(), 1, Integer::sum));
        for (String order : books.column(PAID, market.shop().code())) {
            if (times.getOrDefault(order, 0) != 1) {
                findings.add("I12", "WeChat has " + times.getOrDefault(order, 0) + " deliveries of order " + order);
            }
        }
    }
}
