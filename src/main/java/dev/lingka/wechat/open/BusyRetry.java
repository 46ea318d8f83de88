package dev.lingka.wechat.open;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks again when WeChat says that it is busy (-1): twice, with a growing pause. */
final class BusyRetry {

    private static final int TIMES = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private BusyRetry() {}

    static Uni<OpenAnswer> of(Supplier<Uni<OpenAnswer>> call) {
        return Uni.createFrom()
                .deferred(call::get)
                .invoke(BusyRetry::refuseBusy)
                .onFailure(Busy.class)
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(TIMES)
                .onFailure(BusyRetry::isStillBusy)
                .transform(e -> new dev.lingka.wechat.Outage("busy"));
    }

    private static void refuseBusy(OpenAnswer answer) {
        if (answer.errorCode() == OpenAnswer.BUSY) {
            throw new Busy();
        }
    }

    private static boolean isStillBusy(Throwable failure) {
        return failure instanceof Busy || failure.getCause() instanceof Busy;
    }

    private static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Busy() {
            super("busy", null, false, false);
        }
    }
}
