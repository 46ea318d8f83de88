package dev.lingka.recharge.bill;

import dev.lingka.recharge.RechargeConfig;
import dev.lingka.recharge.RechargeProblem;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.pay.PayRefusal;
import dev.lingka.wechat.pay.TradeBill;
import dev.lingka.wechat.pay.TradeBillLine;
import dev.lingka.wechat.pay.WechatPayService;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Fetches bills and compares them. */
@ApplicationScoped
public class BillService {

    private final WechatPayService wechat;
    private final MoneyFunctions money;
    private final BillRepository bills;
    private final RechargeConfig config;
    private final BillDifferences counted;

    BillService(
            WechatPayService wechat,
            MoneyFunctions money,
            BillRepository bills,
            RechargeConfig config,
            BillDifferences counted) {
        this.wechat = wechat;
        this.money = money;
        this.bills = bills;
        this.config = config;
        this.counted = counted;
    }

    /**
     * Fetches a day's bill and compares it both ways. Doing it again posts nothing twice.
     *
     * @param date in WeChat's zone
     * @throws ProblemException BILL_NOT_READY, or UNAVAILABLE when WeChat does not answer clearly
     */
    public Uni<BillReport> compare(InMerchant merchant, LocalDate date) {
        return wechat.tradeBill(merchant, date)
                .map(result -> result.fold(
                        bill -> bill,
                        refused -> {
                            throw ProblemException.of(
                                    refused.reason() == PayRefusal.BILL_NOT_READY
                                            ? RechargeProblem.BILL_NOT_READY
                                            : CommonProblem.UNAVAILABLE);
                        },
                        unsure -> {
                            throw ProblemException.of(CommonProblem.UNAVAILABLE);
                        }))
                .chain(bill -> compare(merchant, bill))
                .chain(() -> report(merchant, date));
    }

    Uni<BillReport> report(InMerchant merchant, LocalDate date) {
        return bills.find(merchant, date)
                .chain(bill -> bills.differences(merchant, date).map(differences -> new BillReport(bill, differences)));
    }

    Uni<Page<BillView>> page(InMerchant merchant, LocalDate before, int limit) {
        return bills.page(merchant, before, limit);
    }

    private Uni<Outcome> compare(InMerchant merchant, TradeBill bill) {
        JsonObject args = new JsonObject().put("billDate", bill.day().toString());
        return call(merchant, "bill_begin", args)
                .map(begun -> args.copy().put("round", begun.figures().getInteger("round")))
                .call(round -> post(merchant, round, bill.lines()))
                .chain(round -> call(merchant, "bill_end", round))
                .invoke(BillService::requireCurrent)
                .call(ended -> tell(merchant, bill.day(), ended));
    }

    private Uni<Void> post(InMerchant merchant, JsonObject round, List<TradeBillLine> lines) {
        return Multi.createFrom()
                .iterable(lines)
                .map(BillService::json)
                .group()
                .intoLists()
                .of(config.billBatch())
                .onItem()
                .transformToUniAndConcatenate(
                        batch -> call(merchant, "settlement_post", round.copy().put("lines", new JsonArray(batch))))
                .invoke(BillService::requireCurrent)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Outcome> call(InMerchant merchant, String function, JsonObject args) {
        return money.call(
                function, Operation.ofSystem(merchant.merchantId(), "bill:" + args.getString("billDate")), args);
    }

    private Uni<Void> tell(InMerchant merchant, LocalDate date, Outcome ended) {
        if (ended.is("BALANCED")) {
            Log.infof("event=bill_balanced merchant=%d date=%s", merchant.merchantId(), date);
            return Uni.createFrom().voidItem();
        }
        Log.errorf(
                "event=bill_different merchant=%d date=%s differences=%d: somebody must look",
                merchant.merchantId(), date, ended.figures().getInteger("differences"));
        return bills.differences(merchant, date)
                .invoke(differences -> differences.forEach(difference -> counted.count(difference.kind())))
                .replaceWithVoid();
    }

    private static void requireCurrent(Outcome outcome) {
        if (outcome.is("BILL_SUPERSEDED")) {
            throw ProblemException.of(RechargeProblem.BILL_SUPERSEDED);
        }
    }

    private static JsonObject json(TradeBillLine line) {
        boolean refund = line.isRefund();
        return new JsonObject()
                .put("kind", refund ? "refund" : "payment")
                .put("number", refund ? line.outRefundNo().orElseThrow() : line.transactionId())
                .put("outTradeNo", line.outTradeNo())
                .put("amountFen", refund ? line.refundFen() : line.settledFen())
                .put("feeFen", line.feeFen());
    }
}
