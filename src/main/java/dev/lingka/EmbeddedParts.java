package dev.lingka;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/**
 * The embedded parts of a laptop, reached through the JDK's own tool interface: this class compiles and runs without
 * them, and they import nothing of {@code dev.lingka}. The tool prints {@code setting=value} lines for what it started.
 */
final class EmbeddedParts implements AutoCloseable {
    private static final String TOOL = "lingka-embedded";

    private final ToolProvider tool;

    private EmbeddedParts(ToolProvider tool) {
        this.tool = tool;
    }

    /** Looks for the tool on the class path; refuses with the settings that are then needed. */
    static EmbeddedParts find(List<String> missingSettings) {
        return ServiceLoader.load(ToolProvider.class, EmbeddedParts.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(tool -> TOOL.equals(tool.name()))
                .findFirst()
                .map(EmbeddedParts::new)
                .orElseThrow(() -> new StartRefused(
                        "nothing is embedded in this build; configure " + String.join(", ", missingSettings)));
    }

    /** Starts the parts and returns their settings; a part that fails has stopped the others before this refuses. */
    Map<String, String> start(Settings settings, boolean fresh, List<Part> parts) {
        List<String> arguments = new ArrayList<>();
        arguments.add("start");
        arguments.add("data-dir=" + settings.dataFolder());
        arguments.add("fresh=" + fresh);
        parts.forEach(part -> arguments.add(part.toolName()));
        Map<String, String> started = new LinkedHashMap<>();
        run(arguments).lines().forEach(line -> {
            int equals = line.indexOf('=');
            started.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return started;
    }

    @Override
    public void close() {
        run(List.of("stop"));
    }

    private String run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = tool.run(printer(out), printer(err), arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new StartRefused(err.toString(StandardCharsets.UTF_8).strip());
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream printer(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }
}
