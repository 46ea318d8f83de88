package dev.lingka.wechat.pay;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the SDK at INFO or above, whatever level the installation logs at: below it prints signed texts and request
 * bodies with openids in them.
 */
@ApplicationScoped
class QuietSdkLog {

    /** Held, because the log manager holds loggers weakly. */
    private final Logger sdk = Logger.getLogger("com.wechat.pay");

    void quieten(@Observes StartupEvent event) {
        if (sdk.isLoggable(Level.FINE)) {
            sdk.setLevel(Level.INFO);
        }
    }
}
