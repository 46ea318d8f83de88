package dev.lingka.crash;

import dev.lingka.testing.LiveHeap;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One process of the packaged server, on a port that it keeps. */
final class Replica {

    private static final Duration START = Duration.ofMinutes(2);
    /** Starts soon and takes little: a run of faults kills many. */
    static final List<String> SMALL =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    /** As in k8s/: the heap of its pod, in which Java takes the serial collector by itself, and both compilers. */
    static final List<String> SERVING = List.of("-Xmx460m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private final String name;
    private final Path folder;
    private final int port;
    private final List<String> options;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path jar = jarOf(Path.of(System.getProperty("lingka.built", "target")));
    private Process process;
    private boolean over;

    /** With those options of the JVM. */
    Replica(String name, Path folder, List<String> options, Map<String, String> settings) {
        this.name = name;
        this.folder = folder;
        this.options = options;
        this.port = Ports.free();
        this.settings.putAll(settings);
        this.settings.put("quarkus.http.port", Integer.toString(port));
    }

    String name() {
        return name;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    Path log() {
        return folder.resolve(name + ".log");
    }

    /** From the next start on. */
    void set(String setting, String value) {
        settings.put(setting, value);
    }

    void unset(String setting) {
        settings.remove(setting);
    }

    /** An environment variable of the process, from the next start on. */
    void env(String variable, String value) {
        environment.put(variable, value);
    }

    void clearEnv() {
        environment.clear();
    }

    /** The build of that folder, from the next start on. */
    void runs(Path built) {
        jar = jarOf(built);
    }

    synchronized void launch() {
        if (over) {
            throw new IllegalStateException("the run is over");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home()).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        settings.forEach((setting, value) -> builder.environment().put(variable(setting), value));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        boolean ready = Pause.until(START, () -> !process.isAlive() || isReady());
        if (!ready || !process.isAlive()) {
            throw new IllegalStateException(name + " did not start; see " + log() + "\n" + lastLines());
        }
    }

    void start() {
        launch();
        awaitReady();
    }

    boolean isReady() {
        return Wire.isGood(address() + "/q/health/ready");
    }

    void kill() {
        Signals.kill(process.toHandle());
    }

    /** For good: a fault that is still at work when the run is interrupted starts nothing any more. */
    synchronized void end() {
        over = true;
        if (isAlive()) {
            kill();
        }
    }

    /** As a roll-out does: asked to stop, requests under way are finished. */
    void terminate() {
        Signals.stop(process.toHandle());
    }

    void freeze() {
        Signals.freeze(process.toHandle());
    }

    void thaw() {
        Signals.thaw(process.toHandle());
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Bytes that it holds on to, after a full collection. */
    long liveBytes() {
        return LiveHeap.bytes(process.pid());
    }

    private File home() {
        try {
            return Files.createDirectories(folder.resolve(name)).toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jarOf(Path built) {
        Path jar = built.resolve("quarkus-app").resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("build first: mvn -B -ntp package -DskipTests");
        }
        return jar.toAbsolutePath();
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
