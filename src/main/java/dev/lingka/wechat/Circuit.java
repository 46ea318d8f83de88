package dev.lingka.wechat;

import io.smallrye.faulttolerance.api.Guard;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;

/**
 * The fuse towards one of WeChat's hosts: time-out, bulkhead and circuit breaker. Only an {@link Outage} opens it; a
 * refusal, or one merchant's wrong key, must not cut off the others.
 */
public final class Circuit {

    private Circuit() {}

    /** For calls that do not block. */
    public static Guard reactive(String name, WechatConfig.Limits limits) {
        return guard(name, limits).build();
    }

    /** For calls that block: each runs on one of the executor's threads. */
    public static Guard blocking(String name, WechatConfig.Limits limits, Executor workers) {
        return guard(name, limits)
                .withThreadOffload(true)
                .withThreadOffloadExecutor(workers)
                .build();
    }

    private static Guard.Builder guard(String name, WechatConfig.Limits limits) {
        return Guard.create()
                .withDescription(name)
                .withTimeout()
                .duration(limits.callTimeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withBulkhead()
                .limit(limits.concurrent())
                .queueSize(limits.queued())
                .done()
                .withCircuitBreaker()
                .name(name)
                .requestVolumeThreshold(limits.circuitWindow())
                .failureRatio(limits.circuitFailures())
                .delay(limits.circuitPause().toMillis(), ChronoUnit.MILLIS)
                .when(Circuit::isOutage)
                .done();
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof Outage
                || failure instanceof org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
    }
}
