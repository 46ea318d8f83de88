package dev.lingka.wechat.pay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads WeChat's trade bill: a header, lines whose fields begin with a back-tick, a second header and one line of
 * totals. Columns are found by name, because their order and number changed before. A bill that it does not fully
 * understand, or whose lines do not add up to its own totals, is refused: booking half a bill is worse than none.
 */
final class TradeBillParser {

    private static final Pattern YUAN = Pattern.compile("-?[0-9]+\\.[0-9]{2,}");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final String FIELD_MARK = "`";
    private static final String NONE = "0";

    private TradeBillParser() {}

    /** Throws {@link UnreadableAnswer} that names the line, never its content. */
    static TradeBill parse(LocalDate day, String file, String sha256, boolean checkTotals) {
        List<String> rows =
                file.replace("\uFEFF", "").lines().filter(row -> !row.isBlank()).toList();
        int totals = totalsHeader(rows);
        BillColumns columns = BillColumns.of(rows.get(0));
        List<TradeBillLine> lines = new ArrayList<>();
        for (int row = 1; row < totals; row++) {
            lines.add(line(columns.row(rows.get(row), row + 1)));
        }
        TradeBillSummary announced = summary(BillColumns.of(rows.get(totals)).row(rows.get(totals + 1), totals + 2));
        if (checkTotals && !announced.equals(TradeBillSummary.of(lines))) {
            throw new UnreadableAnswer("the lines of the bill do not add up to its totals");
        }
        return new TradeBill(day, List.copyOf(lines), announced, sha256);
    }

    /** The totals are the last two rows, and their header is the only other row without back-ticks. */
    private static int totalsHeader(List<String> rows) {
        int header = rows.size() - 2;
        if (header < 1
                || rows.get(0).startsWith(FIELD_MARK)
                || rows.get(header).startsWith(FIELD_MARK)
                || !rows.get(header + 1).startsWith(FIELD_MARK)) {
            throw new UnreadableAnswer("no header and totals in the bill");
        }
        return header;
    }

    private static TradeBillLine line(BillColumns.Row row) {
        return new TradeBillLine(
                time(row.get("交易时间"), row.number()),
                row.get("商户号"),
                row.get("微信订单号"),
                row.get("商户订单号"),
                row.get("交易状态"),
                fen(row, "应结订单金额"),
                fen(row, "订单金额"),
                present(row.get("微信退款单号")),
                present(row.get("商户退款单号")),
                fen(row, "退款金额"),
                row.get("退款状态"),
                fen(row, "手续费"));
    }

    private static TradeBillSummary summary(BillColumns.Row row) {
        return new TradeBillSummary(
                count(row), fen(row, "应结订单总金额"), fen(row, "退款总金额"), fen(row, "手续费总金额"), fen(row, "订单总金额"));
    }

    private static Instant time(String text, int row) {
        try {
            return LocalDateTime.parse(text, TIME).toInstant(BEIJING);
        } catch (DateTimeParseException e) {
            throw new UnreadableAnswer("no time in row " + row + " of the bill");
        }
    }

    /** Payments name no refund, or the refund 0. */
    private static Optional<String> present(String text) {
        return text.isBlank() || text.equals(NONE) ? Optional.empty() : Optional.of(text);
    }

    private static int count(BillColumns.Row row) {
        try {
            return Integer.parseInt(row.get("总交易单数"));
        } catch (NumberFormatException e) {
            throw new UnreadableAnswer("no count in the totals of the bill");
        }
    }

    /** Yuan with decimals to whole fen; a part of a fen is refused, never rounded. */
    private static long fen(BillColumns.Row row, String column) {
        try {
            return new BigDecimal(yuan(row.get(column))).movePointRight(2).longValueExact();
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new UnreadableAnswer("no whole fen in row " + row.number() + " of the bill, column " + column);
        }
    }

    /** Two decimals at least (fees come with more): with fewer, the file was cut. */
    private static String yuan(String text) {
        if (!YUAN.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
