package dev.lingka.sandbox.wechat.control;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.deliver.Courier;
import dev.lingka.sandbox.wechat.fault.Faults;
import dev.lingka.sandbox.wechat.pay.WechatPay;
import dev.lingka.sandbox.wechat.push.Pushes;
import dev.lingka.sandbox.wechat.push.Settlements;

/** The control API put together. */
public final class Control implements AutoCloseable {
    private final ControlGateway gateway = new ControlGateway();
    private final NoticeOffice notices;

    public Control(
            Book book,
            SandboxClock clock,
            Courier courier,
            Faults faults,
            WechatPay pay,
            Pushes pushes,
            Settlements settlements) {
        Accounts accounts = new Accounts(book, clock);
        notices = new NoticeOffice(book, courier, pay);
        notices.open(gateway);
        new MerchantOffice(book, pay.funds(), new MerchantMaker(book, clock)).open(gateway);
        new UserOffice(book, clock, accounts, pay.cashier()).open(gateway);
        new OrderOffice(book, clock, pay.cashier(), notices).open(gateway);
        new RefundOffice(book, pay.refunds(), notices).open(gateway);
        new SwitchOffice(book, clock, courier, faults).open(gateway);
        new Witness(book).open(gateway);
        new SmsOffice(book).open(gateway);
        FollowOffice follows = new FollowOffice(book, accounts, pushes);
        follows.open(gateway);
        new ScanOffice(book, clock, accounts, follows).open(gateway);
        new SubscribeOffice(book, accounts, pushes).open(gateway);
        new PushOffice(book, accounts, courier, pushes, settlements).open(gateway);
    }

    public ControlGateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        notices.close();
    }
}
