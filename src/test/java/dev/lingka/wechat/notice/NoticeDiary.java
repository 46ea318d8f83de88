package dev.lingka.wechat.notice;

import dev.lingka.wechat.pay.PaidNotice;
import dev.lingka.wechat.pay.PaymentNoticeHandler;
import dev.lingka.wechat.pay.RefundNotice;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes down the notices of the merchants that a test watches, before any other handler; leaves all others alone. */
@ApplicationScoped
@Priority(1_000_000)
class NoticeDiary implements PaymentNoticeHandler {

    private final Map<Integer, Queue<Object>> pages = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> failures = new ConcurrentHashMap<>();

    /** @param failures how many notices fail before the first success */
    Queue<Object> watch(int merchantId, int failures) {
        this.failures.put(merchantId, failures);
        return pages.computeIfAbsent(merchantId, merchant -> new ConcurrentLinkedQueue<>());
    }

    @Override
    public Uni<Boolean> paid(PaidNotice notice) {
        return write(notice.merchantId(), notice);
    }

    @Override
    public Uni<Boolean> refunded(RefundNotice notice) {
        return write(notice.merchantId(), notice);
    }

    private Uni<Boolean> write(int merchantId, Object notice) {
        if (!pages.containsKey(merchantId)) {
            return Uni.createFrom().item(false);
        }
        if (failures.merge(merchantId, -1, Integer::sum) >= 0) {
            return Uni.createFrom().failure(new IllegalStateException("not today"));
        }
        pages.get(merchantId).add(notice);
        return Uni.createFrom().item(true);
    }
}
