package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares WeChat's own book with ours (I6): each payment credited once, each refund booked once, nothing else. */
final class WechatWitness {

    private static final String CREDITED =
            """
            select split_part(p.key, 'wx:', 2) as paid, count(*) as times, count(distinct p.source_id) as orders
              from ledger_posting p join merchant m on m.id = p.merchant_id
             where m.code = ? and p.kind = 'recharge' and p.key like '%wx:%' group by 1""";
    private static final String TWICE =
            """
            select 'order ' || p.source_id from ledger_posting p join merchant m on m.id = p.merchant_id
             where m.code = ? and p.kind = 'recharge' group by p.source_id having count(*) > 1""";
    private static final String ORDERS =
            """
            select out_trade_no, o.state, amount_fen, transaction_id
              from recharge_order o join merchant m on m.id = o.merchant_id where m.code = ?""";
    private static final String REFUNDS =
            """
            select out_refund_no, r.state, amount_fen from recharge_refund r join merchant m on m.id = r.merchant_id
             where m.code = ? and out_refund_no is not null""";
    private static final String SUSPENSE =
            """
            select kind || ' ' || transaction_id from suspense_item s join merchant m on m.id = s.merchant_id
             where m.code = ? and kind <> all (?::text[])""";

    private final Books books;
    private final Market market;
    private final String merchant;
    private final JsonNode theirs;
    private final Findings findings;
    private final List<String> expectedSuspense;

    /** @param expectedSuspense kinds of unexpected payments that the fault itself has made */
    WechatWitness(Books books, Market market, JsonNode theirs, Findings findings, List<String> expectedSuspense) {
        this.books = books;
        this.market = market;
        this.merchant = market.shop().code();
        this.theirs = theirs;
        this.findings = findings;
        this.expectedSuspense = expectedSuspense;
    }

    void testify() {
        payments();
        refunds();
        findings.addAll(
                "I6",
                books.column(SUSPENSE, merchant, "{" + String.join(",", expectedSuspense) + "}").stream()
                        .map(item -> "in suspense: " + item)
                        .toList());
    }

    private void payments() {
        Map<String, Map<String, String>> credited = by("paid", books.rows(CREDITED, merchant));
        Map<String, Map<String, String>> orders = by("out_trade_no", books.rows(ORDERS, merchant));
        Set<String> paid = new HashSet<>();
        for (JsonNode payment : theirs.get("orders")) {
            String transaction = payment.get("transactionId").asText();
            Map<String, String> order = orders.get(payment.get("outTradeNo").asText());
            paid.add(transaction);
            payment(payment, transaction, order, credited.get(transaction));
        }
        credited.keySet().stream()
                .filter(transaction -> !paid.contains(transaction))
                .forEach(transaction -> findings.add("phantom", "credited, and never paid in WeChat: " + transaction));
        findings.addAll("duplicated", books.column(TWICE, merchant));
    }

    private void payment(JsonNode payment, String transaction, Map<String, String> order, Map<String, String> credit) {
        if (order == null) {
            findings.add("lost", "paid in WeChat, and no such order here: " + payment.get("outTradeNo"));
        } else if (credit == null && !market.isSuspended(order.get("out_trade_no"))) {
            findings.add("lost", "paid in WeChat and not credited: " + transaction + " " + order);
        } else if (credit != null && !credit.get("times").equals("1")) {
            findings.add("duplicated", "credited " + credit.get("times") + " times: " + transaction);
        } else if (credit != null
                && (!order.get("state").equals("paid")
                        || !order.get("amount_fen")
                                .equals(payment.get("totalFen").asText()))) {
            findings.add("I6", "the order does not agree with the payment: " + payment + " " + order);
        }
    }

    private void refunds() {
        Map<String, Map<String, String>> ours = by("out_refund_no", books.rows(REFUNDS, merchant));
        Set<String> known = new HashSet<>();
        for (JsonNode refund : theirs.get("refunds")) {
            String number = refund.get("outRefundNo").asText();
            known.add(number);
            Map<String, String> here = ours.get(number);
            if (here == null) {
                findings.add("I6", "WeChat gave back what nobody here asked for: " + number);
            } else if (refund.get("status").asText().equals("SUCCESS")
                    && (!here.get("state").equals("succeeded")
                            || !here.get("amount_fen")
                                    .equals(refund.get("refundFen").asText()))) {
                findings.add("I6", "a refund does not agree: " + refund + " " + here);
            }
        }
        ours.forEach((number, refund) -> {
            if (refund.get("state").equals("succeeded") && !known.contains(number)) {
                findings.add("I6", "given back here, and not by WeChat: " + number);
            }
        });
    }

    private static Map<String, Map<String, String>> by(String column, List<Map<String, String>> rows) {
        Map<String, Map<String, String>> by = new HashMap<>();
        rows.stream().filter(row -> row.get(column) != null).forEach(row -> by.put(row.get(column), row));
        return by;
    }
}
