package dev.lingka.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A durable PostgreSQL that can be killed, frozen and started again on the same data and port. */
final class Postgres {

    private static final Duration START = Duration.ofMinutes(1);

    private final Path data;
    private final Map<String, String> settings;
    private final List<String> command;
    private ProcessHandle postmaster;

    private Postgres(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
        postmaster = ProcessHandle.of(pid()).orElseThrow();
        command = command(postmaster.pid());
    }

    static Postgres start(Path folder) {
        Map<String, String> settings = Embedded.in(folder, "database").start();
        return new Postgres(folder.resolve("postgres"), settings);
    }

    /** What the application needs to know; the address is without a proxy. */
    Map<String, String> settings() {
        return settings;
    }

    int port() {
        return Integer.parseInt(settings.get("quarkus.datasource.reactive.url").replaceAll(".*:(\\d+)/.*", "$1"));
    }

    /** As somebody who may see and do everything, past all proxies. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + settings.get("quarkus.datasource.reactive.url") + "?connectTimeout=5", "postgres", "");
    }

    /** SIGKILL to the postmaster and every backend: what the operating system has not been given is lost. */
    void kill() {
        Signals.kill(postmaster);
    }

    void freeze() {
        Signals.freeze(postmaster);
    }

    void thaw() {
        Signals.thaw(postmaster);
    }

    /** Recovers what was killed; returns when it answers. */
    void restart() {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolveSibling("postgres.out").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Pause.require(START, "PostgreSQL answers again", this::answers);
        postmaster = ProcessHandle.of(pid()).orElseThrow();
    }

    /** Not more than once, at the end. */
    void stop() {
        if (postmaster.isAlive()) {
            thaw();
            Signals.kill(postmaster);
        }
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the running server was started; the super-user must do it in a user namespace, as then. */
    private static List<String> command(long pid) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        try {
            command.addAll(List.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .split("\0")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return command;
    }
}
