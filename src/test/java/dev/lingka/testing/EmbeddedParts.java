package dev.lingka.testing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts that a laptop gets without any configuration, started for tests in a folder of their own. */
public final class EmbeddedParts {

    private final ToolProvider tool;
    private final String lines;

    private EmbeddedParts(ToolProvider tool, String lines) {
        this.tool = tool;
        this.lines = lines;
    }

    /** Starts them; unless fresh, with the ports and keys of the last time. Throws {@link IllegalStateException}. */
    public static EmbeddedParts start(Path folder, boolean fresh, String... parts) {
        ToolProvider tool = ServiceLoader.load(ToolProvider.class, EmbeddedParts.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("lingka-embedded"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this build has no embedded parts"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = Stream.concat(Stream.of("start", "data-dir=" + folder, "fresh=" + fresh), Stream.of(parts))
                .toArray(String[]::new);
        if (tool.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments) != 0) {
            throw new IllegalStateException(err.toString().strip());
        }
        return new EmbeddedParts(tool, out.toString());
    }

    /** The settings that lead to them, as lines of a properties file. */
    String lines() {
        return lines;
    }

    /** The settings that lead to them. */
    public Map<String, String> settings() {
        return parse(lines);
    }

    static Map<String, String> parse(String lines) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, settings::getProperty));
    }

    public void stop() {
        tool.run(System.out, System.err, "stop");
    }

    /** What runs as a program of this folder, whose path has no links in it. */
    public static List<ProcessHandle> processes(Path folder) {
        String programs = folder + "/";
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> program.startsWith(programs))
                        .isPresent())
                .toList();
    }
}
