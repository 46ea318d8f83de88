package dev.lingka.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Some of the parts that a laptop gets, in a folder of their own, so that each can be taken away by itself. */
final class Embedded {

    private final Path folder;
    private final String[] parts;
    private ToolProvider tool;

    private Embedded(Path folder, String... parts) {
        this.folder = folder;
        this.parts = parts;
    }

    static Embedded in(Path folder, String... parts) {
        return new Embedded(folder, parts);
    }

    /** Starts them, with the ports and keys of the last time, and gives their settings. */
    Map<String, String> start() {
        // However this process ends, nothing of the folder goes on running.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> processes().forEach(Signals::kill)));
        tool = ServiceLoader.load(ToolProvider.class, Embedded.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("lingka-embedded"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this build has no embedded parts"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = Stream.concat(Stream.of("start", "data-dir=" + folder, "fresh=false"), Stream.of(parts))
                .toArray(String[]::new);
        if (tool.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments) != 0) {
            throw new IllegalStateException(err.toString().strip());
        }
        return settings(out.toString());
    }

    void stop() {
        if (tool != null) {
            tool.run(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), "stop");
            tool = null;
        }
    }

    Path folder() {
        return folder;
    }

    /** What runs of them as a program of this folder, whose path has no links in it. */
    List<ProcessHandle> processes() {
        String programs = folder + "/";
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> program.startsWith(programs))
                        .isPresent())
                .toList();
    }

    private static Map<String, String> settings(String lines) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> map = new HashMap<>();
        settings.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("lingka.embedded."))
                .forEach(name -> map.put(name, settings.getProperty(name)));
        return map;
    }
}
