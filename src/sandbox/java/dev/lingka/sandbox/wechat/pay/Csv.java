package dev.lingka.sandbox.wechat.pay;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** WeChat's kind of CSV: plain header lines, and a back-tick before every value. Money is in yuan with two decimals. */
final class Csv {
    private final StringBuilder text = new StringBuilder();

    Csv header(List<String> names) {
        text.append(String.join(",", names)).append('\n');
        return this;
    }

    Csv row(List<String> values) {
        text.append(values.stream().map(value -> "`" + plain(value)).collect(Collectors.joining(",")))
                .append('\n');
        return this;
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Values cannot be quoted in this format: what would end a field or a line becomes a space. */
    private static String plain(String value) {
        return value.replaceAll("[,\r\n]", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
