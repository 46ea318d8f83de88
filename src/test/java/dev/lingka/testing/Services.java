package dev.lingka.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
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
            return parse(started);
        }
    }

    private static String startOnce() {
        ToolProvider tool = ServiceLoader.load(ToolProvider.class, Services.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("lingka-embedded"))
                .findFirst()
                .orElseThrow();
        Path folder = temporaryFolder();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tool, folder)));
        String[] arguments = {
            "start",
            "data-dir=" + folder,
            "fresh=true",
            "database",
            "redis",
            "staff-identity",
            "wechat",
            "master-key",
            "member-token"
        };
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = tool.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        if (exit != 0) {
            throw new IllegalStateException(err.toString());
        }
        return out.toString();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("lingka-test");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void stop(ToolProvider tool, Path folder) {
        tool.run(System.out, System.err, "stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> parse(String lines) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(lines));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return settings.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, settings::getProperty));
    }

    @Override
    public void stop() {
        // The parts outlive one test application; the JVM's end stops them.
    }
}
