package dev.lingka.wechat.pay;

import java.time.LocalDate;
import java.util.List;

/**
 * A day's trade bill; a day without trade has no lines.
 *
 * @param sha256 of the file as downloaded, in hex, so that a second import of the same bill is recognised; empty for a
 *     day without trade
 */
public record TradeBill(LocalDate day, List<TradeBillLine> lines, TradeBillSummary summary, String sha256) {

    static TradeBill empty(LocalDate day) {
        return new TradeBill(day, List.of(), TradeBillSummary.EMPTY, "");
    }
}
