package dev.lingka.wechat.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeBillParserTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final String HEADER =
            "交易时间,公众账号ID,商户号,微信订单号,商户订单号,用户标识,交易状态,应结订单金额," + "微信退款单号,商户退款单号,退款金额,退款状态,商品名称,手续费,订单金额\n";
    private static final String PAYMENT = "`2026-07-01 23:59:59,`wx1,`1900000001,`4200001,`R1,`oUser,`SUCCESS,`300.00,"
            + "`0,`0,`0.00,`,`储值, 300,`1.80,`300.00\n";
    private static final String REFUND = "`2026-07-01 12:00:00,`wx1,`1900000001,`4200001,`R1,`oUser,`REFUND,`0.00,"
            + "`5000001,`F1,`100.00,`SUCCESS,`储值,`-0.60,`0.00\n";
    private static final String TOTALS_HEADER = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n";
    private static final String TOTALS = "`2,`300.00,`100.00,`0.00,`1.20,`300.00,`100.00\n";
    private static final String BILL = HEADER + PAYMENT + REFUND + TOTALS_HEADER + TOTALS;

    @Test
    void readsPaymentsAndRefundsInFen() {
        TradeBill bill = parse(BILL);

        assertThat(bill.lines()).hasSize(2);
        TradeBillLine payment = bill.lines().get(0);
        assertThat(payment.at()).isEqualTo(Instant.parse("2026-07-01T15:59:59Z"));
        assertThat(payment.isRefund()).isFalse();
        assertThat(payment.settledFen()).isEqualTo(30_000);
        assertThat(payment.feeFen()).isEqualTo(180);
        TradeBillLine refund = bill.lines().get(1);
        assertThat(refund.outRefundNo()).contains("F1");
        assertThat(refund.refundFen()).isEqualTo(10_000);
        assertThat(refund.feeFen()).isEqualTo(-60);
        assertThat(bill.summary()).isEqualTo(new TradeBillSummary(2, 30_000, 10_000, 120, 30_000));
    }

    @Test
    void findsColumnsByName() {
        String moved = BILL.replace(HEADER, "手续费," + HEADER.replace(",手续费", ""))
                .replace(PAYMENT, "`1.80," + PAYMENT.replace(",`1.80", ""))
                .replace(REFUND, "`-0.60," + REFUND.replace(",`-0.60", ""));

        assertThat(parse(moved)).isEqualTo(parse(BILL));
    }

    @Test
    void takesAByteOrderMarkAndWindowsLineEnds() {
        assertThat(parse("\uFEFF" + BILL.replace("\n", "\r\n"))).isEqualTo(parse(BILL));
    }

    @Test
    void trailingZerosAreNoPartsOfAFen() {
        assertThat(parse(BILL.replace("`1.80", "`1.80000"))).isEqualTo(parse(BILL));
    }

    @Test
    void openidsStayBehind() {
        assertThat(parse(BILL).toString()).doesNotContain("oUser");
    }

    @ParameterizedTest
    @CsvSource({"`1.80,`1.805", "`1.80,`abc", "`1.20,`1.30", "`2,`3", "手续费,费用", "2026-07-01 23,2026/07/01 23"})
    void whatItDoesNotUnderstandIsRefusedAsAWhole(String part, String other) {
        String bill = BILL.replace(part, other);

        assertThat(catchThrowableOfType(UnreadableAnswer.class, () -> parse(bill)))
                .isNotNull();
    }

    @Test
    void aBillThatWasCutIsRefused() {
        int lastColumn = BILL.lastIndexOf(",`") + 2;
        for (int end = 0; end < lastColumn; end++) {
            String cut = BILL.substring(0, end);
            assertThat(catchThrowableOfType(UnreadableAnswer.class, () -> parse(cut)))
                    .isNotNull();
        }
    }

    @Test
    void totalsAreOnlyComparedWhenAsked() {
        String other = BILL.replace("`2,`300.00", "`2,`299.00");

        assertThat(TradeBillParser.parse(DAY, other, "hash", false).lines()).hasSize(2);
    }

    private static TradeBill parse(String bill) {
        return TradeBillParser.parse(DAY, bill, "hash", true);
    }
}
