package dev.lingka.wechat.pay;

/** WeChat's own totals of a trade bill; the parser refuses a bill whose lines do not add up to them. */
public record TradeBillSummary(int count, long settledFen, long refundFen, long feeFen, long orderFen) {

    static final TradeBillSummary EMPTY = new TradeBillSummary(0, 0, 0, 0, 0);
}
