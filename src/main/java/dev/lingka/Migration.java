package dev.lingka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The schema before the application, as commands of their own that start nothing else. {@code migrate} brings it to
 * this build's version and needs the owner's password, which then no replica has to hold; {@code migrated} waits until
 * that is done, as the application itself. Both end with 0, or with 1 and one line on standard error.
 */
final class Migration {
    static final String MIGRATE = "migrate";
    static final String MIGRATED = "migrated";

    /** Whoever starts it starts it again; it only keeps them from doing so every few seconds. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String ADDRESS = "quarkus.datasource.reactive.url";
    private static final String OWNERS_PASSWORD = "quarkus.flyway.password";
    private static final String OWN_PASSWORD = "quarkus.datasource.password";

    private final Function<String, Optional<String>> settings;
    private final Duration patience;

    Migration(Function<String, Optional<String>> settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    static boolean isAsked(List<String> arguments) {
        return arguments.contains(MIGRATE) || arguments.contains(MIGRATED);
    }

    /** The exit code. Throws {@link StartRefused} when a setting is missing. */
    int run(List<String> arguments) {
        return arguments.contains(MIGRATE) ? migrate() : waitForIt();
    }

    private int migrate() {
        Flyway flyway = flyway("quarkus.flyway.username", OWNERS_PASSWORD, retries());
        try {
            int done = flyway.migrate().migrationsExecuted;
            System.out.printf("lingka: %d migrations done, the schema is that of this build%n", done);
            return 0;
        } catch (FlywayException failure) {
            System.err.println("lingka: not migrated: " + line(failure));
            return 1;
        }
    }

    private int waitForIt() {
        Flyway flyway = flyway("quarkus.datasource.username", OWN_PASSWORD, 0);
        long end = System.nanoTime() + patience.toNanos();
        String lacking = lacking(flyway);
        while (!lacking.isEmpty() && System.nanoTime() < end) {
            pause();
            lacking = lacking(flyway);
        }
        if (!lacking.isEmpty()) {
            System.err.println("lingka: " + lacking);
        }
        return lacking.isEmpty() ? 0 : 1;
    }

    /** What the schema lacks, in words; nothing when it is that of this build or a later one. */
    private static String lacking(Flyway flyway) {
        try {
            int pending = flyway.info().pending().length;
            return pending == 0 ? "" : pending + " migrations are still to be done";
        } catch (FlywayException failure) {
            return "the schema cannot be seen: " + line(failure);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Flyway flyway(String user, String password, int retries) {
        String address = required(ADDRESS);
        return Flyway.configure(Migration.class.getClassLoader())
                .dataSource("jdbc:" + address, required(user), required(password))
                .locations(settings.apply("quarkus.flyway.locations")
                        .orElse("db/migration")
                        .split(","))
                .connectRetries(retries)
                .load();
    }

    private int retries() {
        return settings.apply("quarkus.flyway.connect-retries")
                .map(Integer::parseInt)
                .orElse(0);
    }

    private String required(String setting) {
        return settings.apply(setting).orElseThrow(() -> new StartRefused("this command needs " + setting));
    }

    private static String line(FlywayException failure) {
        return failure.getMessage().strip().replaceAll("\\s+", " ");
    }
}
