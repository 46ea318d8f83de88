package dev.lingka.sandbox.wechat.control;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.SmsFate;
import dev.lingka.sandbox.wechat.sms.SmsReportCarrier;
import java.util.Comparator;
import java.util.List;

/** What becomes of SMS to a number, and the reports that were pushed. */
final class SmsOffice {
    private static final int MOST_TIMES = 100;

    private final Book book;

    SmsOffice(Book book) {
        this.book = book;
    }

    void open(ControlGateway gateway) {
        gateway.on("POST", "/control/phones/{phone}/sms-fate", this::order)
                .on("GET", "/control/sms-reports", this::told);
    }

    /** {@code code} (DELIVERED), {@code times} (1), {@code early} (false), for all SMS to this number from now on. */
    private SmsFate order(ControlCall call) {
        SmsFate fate = new SmsFate(
                call.path("phone"),
                call.text("code", SmsFate.DELIVERED),
                Math.min(call.body().path("times").asInt(1), MOST_TIMES),
                call.flag("early", false));
        return book.write(() -> book.smsFates.put(fate.phone(), fate));
    }

    /** Oldest first; of one number with {@code phone}. */
    private List<Delivery> told(ControlCall call) {
        String phone = call.request().query("phone").orElse(null);
        return book
                .deliveries
                .where(delivery -> delivery.kind().equals(SmsReportCarrier.KIND)
                        && (phone == null || delivery.owner().equals(phone)))
                .stream()
                .sorted(Comparator.comparingLong(Delivery::createdAt))
                .toList();
    }
}
