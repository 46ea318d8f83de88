package dev.lingka.sandbox.wechat.pay;

import static dev.lingka.sandbox.wechat.pay.Csv.yuan;

import dev.lingka.sandbox.wechat.book.Movement;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;

/** The fund flow bill of one day: every movement of the merchant's basic account with the balance after it. */
final class FundFlowBill {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> COLUMNS =
            List.of("记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号".split(","));
    private static final List<String> SUMMARY = List.of("资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额".split(","));

    private final List<Movement> movements;

    FundFlowBill(List<Movement> movements) {
        this.movements = movements.stream()
                .sorted(Comparator.comparingInt(Movement::number))
                .toList();
    }

    boolean empty() {
        return movements.isEmpty();
    }

    String text() {
        Csv csv = new Csv().header(COLUMNS);
        movements.forEach(movement -> csv.row(row(movement)));
        return csv.header(SUMMARY).row(summary()).toString();
    }

    private static List<String> row(Movement movement) {
        return List.of(
                TIME.format(SandboxClock.at(movement.at())),
                movement.transactionId(),
                movement.mchid() + String.format("%010d", movement.number()),
                movement.kind().business(),
                movement.kind().type(),
                movement.fen() > 0 ? "收入" : "支出",
                yuan(Math.abs(movement.fen())),
                yuan(movement.balanceFen()),
                movement.mchid(),
                movement.outTradeNo(),
                movement.voucher());
    }

    private List<String> summary() {
        return List.of(
                String.valueOf(movements.size()),
                String.valueOf(count(fen -> fen > 0)),
                yuan(sum(fen -> fen > 0)),
                String.valueOf(count(fen -> fen < 0)),
                yuan(-sum(fen -> fen < 0)));
    }

    private long count(LongPredicate wanted) {
        return movements.stream().mapToLong(Movement::fen).filter(wanted).count();
    }

    private long sum(LongPredicate wanted) {
        return movements.stream().mapToLong(Movement::fen).filter(wanted).sum();
    }
}
