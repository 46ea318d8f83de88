package dev.lingka.wechat.notice;

import dev.lingka.wechat.pay.PaidNotice;
import dev.lingka.wechat.pay.PaymentNoticeHandler;
import dev.lingka.wechat.pay.RefundNotice;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Asks the handlers one after the other until one says that it has committed the effect. */
@ApplicationScoped
class NoticeHandlers {

    private final List<PaymentNoticeHandler> handlers;

    NoticeHandlers(@All List<PaymentNoticeHandler> handlers) {
        this.handlers = handlers;
    }

    Uni<Boolean> handle(Notice notice) {
        if (notice.isPayment()) {
            PaidNotice paid = NoticeContent.paid(notice);
            return first(0, handler -> handler.paid(paid));
        }
        RefundNotice refunded = NoticeContent.refunded(notice);
        return first(0, handler -> handler.refunded(refunded));
    }

    private Uni<Boolean> first(int index, Function<PaymentNoticeHandler, Uni<Boolean>> deed) {
        if (index == handlers.size()) {
            return Uni.createFrom().item(false);
        }
        return deed.apply(handlers.get(index))
                .chain(done -> done ? Uni.createFrom().item(true) : first(index + 1, deed));
    }
}
