package dev.lingka.sandbox.embedded;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/**
 * The tool {@code lingka-embedded}.
 *
 * <p>{@code start data-dir=… fresh=… part…} starts the parts in the order given and prints {@code setting=value}
 * lines; when one fails, the ones before it are stopped, one line says why, and the exit code is 1. {@code stop} stops
 * all of them, the last one first. One instance runs one set of parts.
 */
public final class EmbeddedTool implements ToolProvider {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    @Override
    public String name() {
        return "lingka-embedded";
    }

    @Override
    public synchronized int run(PrintWriter out, PrintWriter err, String... arguments) {
        try {
            if (arguments.length > 0 && arguments[0].equals("start")) {
                start(Arrays.asList(arguments)).forEach((setting, value) -> out.println(setting + "=" + value));
            } else {
                stop();
            }
            return 0;
        } catch (IOException | RuntimeException failure) {
            stop();
            err.println(failure.getMessage());
            return 1;
        }
    }

    private Map<String, String> start(List<String> arguments) throws IOException {
        DataFolder folder = DataFolder.claim(Path.of(option(arguments, "data-dir=")));
        running.push(folder);
        if (Boolean.parseBoolean(option(arguments, "fresh="))) {
            folder.empty();
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("lingka.embedded.data", folder.path().toString());
        for (String name : arguments.subList(1, arguments.size())) {
            if (name.indexOf('=') < 0) {
                Part part = part(name, folder);
                running.push(part);
                settings.putAll(part.start());
            }
        }
        return settings;
    }

    private static String option(List<String> arguments, String prefix) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(prefix))
                .map(argument -> argument.substring(prefix.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("start needs " + prefix));
    }

    private static Part part(String name, DataFolder folder) {
        return switch (name) {
            case "database" -> new Database(folder);
            case "redis" -> new Redis(folder);
            case "staff-identity" -> new StaffIdentity(folder);
            case "wechat" -> new Wechat(folder);
            case "master-key" -> new MasterKey(folder);
            case "member-token" -> new MemberTokenKeys(folder);
            default -> throw new IllegalArgumentException("there is no embedded part " + name);
        };
    }

    private void stop() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
