package dev.lingka.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Redis and a staff identity provider that one test profile has for itself, beside those of {@link Services}, so that
 * they can be taken away and brought back while the application runs. They keep their ports and keys. A test gets hold
 * of them by a field of this type.
 */
public final class OwnParts implements QuarkusTestResourceLifecycleManager {

    public static final String REDIS = "redis";
    public static final String IDENTITY = "staff-identity";

    private final Map<String, EmbeddedParts> running = new ConcurrentHashMap<>();
    private final Map<String, Path> folders = new ConcurrentHashMap<>();

    @Override
    public int order() {
        return 1; // After Services, whose addresses these replace.
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        for (String part : List.of(REDIS, IDENTITY)) {
            folders.put(part, temporaryFolder());
            settings.putAll(bringBack(part));
        }
        settings.remove("lingka.embedded.data");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType() == OwnParts.class);
    }

    @Override
    public void stop() {
        takeAway(REDIS);
        takeAway(IDENTITY);
    }

    /** Stops a part, if it runs; nothing listens on its port any more. */
    public void takeAway(String part) {
        EmbeddedParts started = running.remove(part);
        if (started != null) {
            started.stop();
        }
    }

    /** Starts it again, if it does not run, on the same port and with the same keys. */
    public Map<String, String> bringBack(String part) {
        if (running.containsKey(part)) {
            return Map.of();
        }
        EmbeddedParts started = EmbeddedParts.start(folders.get(part), false, part);
        running.put(part, started);
        return started.settings();
    }

    /** The process of Redis, to be stopped for a while; the identity provider has none of its own. */
    public ProcessHandle redis() {
        return EmbeddedParts.processes(folders.get(REDIS)).get(0);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("lingka-own").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
