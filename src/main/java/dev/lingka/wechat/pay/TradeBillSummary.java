package dev.lingka.wechat.pay;

import java.util.List;

/**
 * Totals of a trade bill in fen: WeChat's own, which the parser compares with the lines.
 *
 * @param count payments and refunds together
 */
public record TradeBillSummary(int count, long settledFen, long refundFen, long feeFen, long orderFen) {

    static final TradeBillSummary EMPTY = new TradeBillSummary(0, 0, 0, 0, 0);

    static TradeBillSummary of(List<TradeBillLine> lines) {
        TradeBillSummary sum = EMPTY;
        for (TradeBillLine line : lines) {
            sum = new TradeBillSummary(
                    sum.count + 1,
                    sum.settledFen + line.settledFen(),
                    sum.refundFen + line.refundFen(),
                    sum.feeFen + line.feeFen(),
                    sum.orderFen + line.orderFen());
        }
        return sum;
    }
}
