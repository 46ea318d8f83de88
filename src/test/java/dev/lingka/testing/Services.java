package dev.lingka.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The same embedded parts that a laptop gets, on free ports in a fresh temporary folder. They start once per JVM and
 * stay for all test profiles: what was started is remembered in a system property, because a static field would be
 * lost with each class loader that Quarkus makes.
 */
public final class Services implements QuarkusTestResourceLifecycleManager {
    private static final String STARTED = "lingka.testing.services";

    @Override
    public Map<String, String> start() {
        synchronized (System.getProperties()) {
            String started = System.getProperty(STARTED);
            if (started == null) {
                started = startOnce();
                System.setProperty(STARTED, started);
            }
            return EmbeddedParts.parse(started);
        }
    }

    private static String startOnce() {
        Path folder = temporaryFolder();
        EmbeddedParts parts = EmbeddedParts.start(
                folder, true, "database", "redis", "staff-identity", "wechat", "master-key", "member-token");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts, folder)));
        return parts.lines();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("lingka-test");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void stop(EmbeddedParts parts, Path folder) {
        parts.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        // The parts outlive one test application; the JVM's end stops them.
    }
}
