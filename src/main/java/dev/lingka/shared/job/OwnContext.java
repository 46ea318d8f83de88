package dev.lingka.shared.job;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Runs work on a Vert.x context of its own: what is at work side by side must not share a database session. */
public final class OwnContext {

    private OwnContext() {}

    public static <T> Uni<T> of(Vertx vertx, Supplier<Uni<T>> work) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(command -> own.runOnContext(ignored -> command.run()));
    }
}
