package dev.lingka.crash;

import dev.lingka.testing.EmbeddedParts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some of the parts that a laptop gets, in a folder of their own, so that each can be taken away by itself. */
final class Embedded {

    private final Path folder;
    private final String[] parts;
    private EmbeddedParts running;

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
        running = EmbeddedParts.start(folder, false, parts);
        Map<String, String> settings = new HashMap<>(running.settings());
        settings.keySet().removeIf(name -> name.startsWith("lingka.embedded."));
        return settings;
    }

    void stop() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    Path folder() {
        return folder;
    }

    List<ProcessHandle> processes() {
        return EmbeddedParts.processes(folder);
    }
}
