package dev.lingka.wechat.pay;

import dev.lingka.wechat.Circuit;
import dev.lingka.wechat.Outage;
import dev.lingka.wechat.WechatConfig;
import dev.lingka.wechat.pay.PayResult.Unknown;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.util.TypeLiteral;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/**
 * The only way to the blocking SDK: own worker threads in a fixed number, a short queue, a time-out and a circuit
 * breaker for all merchants together. Its results never fail; whatever is not clear is {@link Unknown}.
 */
@ApplicationScoped
class PayGate {

    private static final Logger LOG = Logger.getLogger(PayGate.class);
    private static final Set<PayDoubt> OUTAGES =
            EnumSet.of(PayDoubt.NO_ANSWER, PayDoubt.SERVER_ERROR, PayDoubt.UNREADABLE);
    private static final TypeLiteral<Uni<PayResult<?>>> RESULT = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };

    private final ExecutorService workers;
    private final Guard guard;

    PayGate(WechatConfig config) {
        WechatConfig.Limits limits = config.pay();
        workers = workers(limits);
        guard = Circuit.blocking("wechat-pay", limits, workers);
    }

    void stop(@Observes ShutdownEvent event) {
        workers.shutdown();
    }

    /** @param name of the call, for the log */
    <T> Uni<PayResult<T>> call(String name, Supplier<T> work) {
        return Uni.createFrom()
                .deferred(() -> guard.get(() -> Uni.createFrom().item(attempt(name, work)), RESULT))
                .onFailure(OutageSignal.class)
                .recoverWithItem(e -> new Unknown<>(e.doubt))
                .onFailure()
                .recoverWithItem(e -> turnedAway(name, e))
                .map(PayGate::typed);
    }

    private static <T> PayResult<?> attempt(String name, Supplier<T> work) {
        try {
            return new PayResult.Done<>(work.get());
        } catch (RuntimeException e) {
            PayResult<T> verdict = PayVerdict.of(e);
            LOG.warnf(
                    "wechat pay call=%s result=%s cause=%s",
                    name, verdict, e.getClass().getSimpleName());
            if (verdict instanceof Unknown<T> unknown && OUTAGES.contains(unknown.doubt())) {
                throw new OutageSignal(unknown.doubt());
            }
            return verdict;
        }
    }

    private static PayResult<?> turnedAway(String name, Throwable failure) {
        boolean sent = failure instanceof org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
        LOG.warnf(
                "wechat pay call=%s result=unknown cause=%s",
                name, failure.getClass().getSimpleName());
        return new Unknown<>(
                sent || !(failure instanceof FaultToleranceException) ? PayDoubt.NO_ANSWER : PayDoubt.NOT_SENT);
    }

    @SuppressWarnings("unchecked") // The guard is one for all calls; each gets back what its own work gave.
    private static <T> PayResult<T> typed(PayResult<?> result) {
        return (PayResult<T>) result;
    }

    private static ExecutorService workers(WechatConfig.Limits limits) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                limits.concurrent(),
                limits.concurrent(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.concurrent() + limits.queued()),
                task -> new Thread(task, "wechat-pay-" + number.incrementAndGet()));
    }

    /** Carries a doubt past the circuit breaker, which counts failures and not results. */
    private static final class OutageSignal extends Outage {

        private static final long serialVersionUID = 1L;

        private final PayDoubt doubt;

        private OutageSignal(PayDoubt doubt) {
            super(doubt.name());
            this.doubt = doubt;
        }
    }
}
