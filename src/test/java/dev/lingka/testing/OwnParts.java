package dev.lingka.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.spi.ToolProvider;

/**
 * A Redis and a staff identity provider that one test profile has for itself, beside those of {@link Services}, so that
 * they can be taken away and brought back while the application runs. They keep their ports and keys. A test gets hold
 * of them by a field of this type.
 */
public final class OwnParts implements QuarkusTestResourceLifecycleManager {

    public static final String REDIS = "redis";
    public static final String IDENTITY = "staff-identity";

    private final Map<String, ToolProvider> tools = new ConcurrentHashMap<>();
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
        ToolProvider tool = tools.remove(part);
        if (tool != null) {
            tool.run(System.out, System.err, "stop");
        }
    }

    /** Starts it again, if it does not run, on the same port and with the same keys. */
    public Map<String, String> bringBack(String part) {
        if (tools.containsKey(part)) {
            return Map.of();
        }
        ToolProvider tool = ServiceLoader.load(ToolProvider.class, OwnParts.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("lingka-embedded"))
                .findFirst()
                .orElseThrow();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String folder = "data-dir=" + folders.get(part);
        int exit =
                tool.run(new PrintWriter(out, true), new PrintWriter(err, true), "start", folder, "fresh=false", part);
        if (exit != 0) {
            throw new IllegalStateException(err.toString());
        }
        tools.put(part, tool);
        return settings(out.toString());
    }

    /** The process of Redis, to be stopped for a while; the identity provider has none of its own. */
    public ProcessHandle redis() {
        String programs = folders.get(REDIS) + "/";
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> program.startsWith(programs))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> settings(String lines) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> map = new HashMap<>();
        settings.stringPropertyNames().forEach(name -> map.put(name, settings.getProperty(name)));
        return map;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("lingka-own").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
