package dev.lingka.recharge;

import dev.lingka.recharge.reconcile.Reconciler;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs the reconciler now, on a Vert.x context as its schedule does. */
@ApplicationScoped
class Reconciliation {

    private static final int ROUNDS = 20;

    private final Reconciler reconciler;

    Reconciliation(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    void run() {
        try {
            VertxContextSupport.subscribeAndAwait(() -> reconciler.drain(ROUNDS));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
