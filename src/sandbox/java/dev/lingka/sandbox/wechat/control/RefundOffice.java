package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Refund;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.pay.RefundFlow;
import dev.lingka.sandbox.wechat.pay.RefundView;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Refunds as WeChat sees them, and how they end. */
final class RefundOffice {
    private static final Set<String> ENDS = Set.of("SUCCESS", "ABNORMAL", "CLOSED");

    private final Book book;
    private final RefundFlow flow;
    private final NoticeOffice notices;

    RefundOffice(Book book, RefundFlow flow, NoticeOffice notices) {
        this.book = book;
        this.flow = flow;
        this.notices = notices;
    }

    void open(ControlGateway gateway) {
        String refund = "/control/refunds/{mchid}/{outRefundNo}";
        gateway.on("GET", "/control/refunds", this::all)
                .on("GET", "/control/refunds/{mchid}", this::all)
                .on("GET", refund, call -> view(refund(call)))
                .on("POST", refund + "/finish", this::finish)
                .on(
                        "POST",
                        refund + "/notice",
                        call -> notices.repeat(call.path("mchid"), refund(call).outRefundNo(), call));
    }

    private List<ObjectNode> all(ControlCall call) {
        String mchid = call.path("mchid");
        return book.refunds.where(refund -> mchid == null || refund.mchid().equals(mchid)).stream()
                .sorted(Comparator.comparingLong(Refund::createdAt).reversed())
                .map(this::view)
                .toList();
    }

    private ObjectNode finish(ControlCall call) {
        String status = call.text("status", "SUCCESS");
        if (!ENDS.contains(status)) {
            throw new ControlProblem(400, "status is one of " + ENDS);
        }
        return view(flow.finish(refund(call).key(), status));
    }

    private Refund refund(ControlCall call) {
        return book.refunds
                .find(Refund.key(call.path("mchid"), call.path("outRefundNo")))
                .orElseThrow(() -> ControlProblem.unknown("refund"));
    }

    private ObjectNode view(Refund refund) {
        ObjectNode view = RefundView.of(refund)
                .put("mchid", refund.mchid())
                .put("reason", refund.terms().reason())
                .put("notify_url", refund.terms().notifyUrl());
        List<Delivery> sent = notices.about(refund.mchid(), refund.outRefundNo());
        view.putArray("notices").addAll(sent.stream().map(Json::tree).toList());
        return view;
    }
}
