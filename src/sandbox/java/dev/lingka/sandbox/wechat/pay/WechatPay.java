package dev.lingka.sandbox.wechat.pay;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.deliver.Courier;

/** WeChat Pay put together: the gateway for merchants, and what the control API plays with. */
public final class WechatPay implements AutoCloseable {
    private final NoticeCarrier carrier;
    private final NoticeVariants variants;
    private final Funds funds;
    private final RefundFlow refunds;
    private final Cashier cashier;
    private final PayGateway gateway;

    public WechatPay(Book book, SandboxClock clock, Courier courier) {
        WechatPayKeys keys = new WechatPayKeys(book, clock);
        carrier = new NoticeCarrier(book, keys);
        variants = new NoticeVariants(book, clock, keys, carrier);
        courier.carry(NoticeCarrier.KIND, carrier);
        Notices notices = new Notices(book, clock, courier);
        funds = new Funds(book, clock);
        refunds = new RefundFlow(book, clock, funds, notices);
        cashier = new Cashier(book, clock, funds, notices);
        PayDesks desks = new PayDesks(
                new PrepayDesk(book, clock),
                new OrderDesk(book, clock),
                new RefundDesk(book, clock, funds, refunds),
                new BillDesk(book, clock),
                new CertificateDesk(keys));
        gateway = new PayGateway(book, clock, keys, desks);
    }

    public PayGateway gateway() {
        return gateway;
    }

    public Cashier cashier() {
        return cashier;
    }

    public Funds funds() {
        return funds;
    }

    public RefundFlow refunds() {
        return refunds;
    }

    public NoticeVariants variants() {
        return variants;
    }

    public NoticeCarrier carrier() {
        return carrier;
    }

    @Override
    public void close() {
        refunds.close();
    }
}
