package dev.lingka.wechat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * Brings the end of outside work back to the Vert.x context of whoever asked. A database session belongs to one
 * context: without this, the step after a WeChat call would run on a worker thread or on another request's context.
 */
public final class CallerContext {

    private CallerContext() {}

    public static <T> Uni<T> keep(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            Uni<T> result = work.get();
            return caller == null ? result : result.emitOn(command -> caller.runOnContext(ignored -> command.run()));
        });
    }
}
