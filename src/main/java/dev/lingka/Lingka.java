package dev.lingka;

import dev.lingka.ledger.verification.VerifyCommand;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * Starts what is not configured, then the application; on the way down the application stops first.
 * {@code verify [merchant]} checks the books and ends; {@code --fresh} throws the data folder's content away before.
 */
@QuarkusMain
public final class Lingka {
    private static final String FRESH = "--fresh";

    /** Set once requests are served: the end of that is waited for, also when it has begun before the hook looks. */
    private static volatile boolean serving;

    private Lingka() {}

    static void serves() {
        serving = true;
    }

    /** Exit code 1 and one line on standard error when the start is refused. */
    public static void main(String... arguments) {
        // Quarkus would answer a malformed address with a bare 400; our edge answers it with a problem that names it.
        System.setProperty("vertx.disableURIValidation", "true");
        try {
            prepare(Settings.read(), List.of(arguments).contains(FRESH));
        } catch (StartRefused refusal) {
            System.err.println("lingka: " + refusal.getMessage());
            System.exit(1);
        }
        String[] rest = Arrays.stream(arguments)
                .filter(argument -> !FRESH.equals(argument))
                .toArray(String[]::new);
        Quarkus.run(List.of(rest).contains(VerifyCommand.NAME) ? verifier() : Signpost.class, rest);
    }

    /** A command beside a running server: it takes no port and does none of its work. */
    private static Class<VerifyCommand> verifier() {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.scheduler.enabled", "false");
        return VerifyCommand.class;
    }

    private static void prepare(Settings settings, boolean fresh) {
        if (settings.production()) {
            ProductionGate.pass(settings);
            if (settings.text("lingka.log.json").isEmpty()) {
                System.setProperty("lingka.log.json", "true");
            }
            return;
        }
        List<Part> missing = EnumSet.allOf(Part.class).stream()
                .filter(part -> !part.missing(settings).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            embed(settings, fresh || settings.fresh(), missing);
        }
    }

    private static void embed(Settings settings, boolean fresh, List<Part> missing) {
        EmbeddedParts parts = EmbeddedParts.find(missing.stream()
                .flatMap(part -> part.missing(settings).stream())
                .toList());
        // Registered before the start, so that Ctrl-C half way through leaves no process behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterApplication(parts), "lingka-embedded-stop"));
        Map<String, String> started = parts.start(settings, fresh, missing);
        started.forEach(System::setProperty);
    }

    private static void stopAfterApplication(EmbeddedParts parts) {
        Application application = ApplicationLifecycleManager.getCurrentApplication();
        if (application != null && (serving || application.isStarted())) {
            application.awaitShutdown();
        }
        parts.close();
    }
}
