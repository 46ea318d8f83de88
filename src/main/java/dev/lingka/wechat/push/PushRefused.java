package dev.lingka.wechat.push;

/** Ends the handling of a push with a fault. */
final class PushRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PushFault fault;

    PushRefused(PushFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    PushFault fault() {
        return fault;
    }
}
