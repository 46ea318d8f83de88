package dev.lingka.wechat.notice;

/** Ends the handling of a notice with a fault that WeChat gets told. */
final class NoticeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final NoticeFault fault;

    NoticeRefused(NoticeFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    NoticeFault fault() {
        return fault;
    }
}
