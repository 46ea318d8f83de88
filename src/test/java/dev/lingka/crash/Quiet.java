package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether all that was begun has come to its end: what is still under way, by name. */
final class Quiet {

    private static final String UNDER_WAY =
            """
            select 'delivery to ' || listener || ' ' || state || ' ' || coalesce(last_error, '') as what
              from outbox_delivery d join merchant m on m.id = d.merchant_id
             where m.code = any (?::text[]) and state <> 'done'
            union all
            select 'refund ' || out_refund_no || ' is ' || state from recharge_refund r
              join merchant m on m.id = r.merchant_id
             where m.code = any (?::text[]) and state in ('requested', 'accepted')
            union all
            select 'notice ' || n.id || ' is open' from wechat_notice n join merchant m on m.id = n.merchant_id
             where m.code = any (?::text[]) and n.state = 'open'""";
    private static final String UNPAID =
            """
            select out_trade_no from recharge_order o join merchant m on m.id = o.merchant_id
             where m.code = any (?::text[]) and o.state = 'pending' and o.out_trade_no is not null""";

    private final Books books;
    private final Wechat wechat;
    private final Market market;

    Quiet(Books books, Wechat wechat, Market market) {
        this.books = books;
        this.wechat = wechat;
        this.market = market;
    }

    /** What is not finished; nothing when all is. */
    List<String> underWay() {
        String codes = "{" + String.join(",", market.merchantCodes()) + "}";
        List<String> open = new ArrayList<>();
        for (Map<String, String> row : books.rows(UNDER_WAY, codes, codes, codes)) {
            open.add(row.get("what"));
        }
        Set<String> paid = new HashSet<>();
        for (JsonNode order : wechat.book(market.mchId()).get("orders")) {
            paid.add(order.get("outTradeNo").asText());
        }
        books.column(UNPAID, codes).stream()
                .filter(order -> paid.contains(order) && !market.isSuspended(order))
                .forEach(order -> open.add("order " + order + " is paid in WeChat and not here"));
        return open;
    }
}
