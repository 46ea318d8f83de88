package dev.lingka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a laptop keeps over a restart, clean or not. */
class EmbeddedRestartTest {
    private static final String[] SMALL_PARTS = {"redis", "staff-identity", "wechat", "master-key", "member-token"};

    @TempDir
    Path folder;

    private final List<ToolProvider> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(EmbeddedRestartTest::stop);
    }

    @Test
    void aSecondStartFindsKeysAndAddresses() {
        Map<String, String> first = start(false, SMALL_PARTS);
        stop(started.get(0));

        Map<String, String> second = start(false, SMALL_PARTS);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aFreshStartFindsNothing() {
        Map<String, String> first = start(false, "master-key");
        stop(started.get(0));

        Map<String, String> second = start(true, "master-key");

        assertThat(second.get("lingka.secret.master-key")).isNotEqualTo(first.get("lingka.secret.master-key"));
    }

    @Test
    void oneFolderServesOne() {
        start(false, "master-key");

        StringWriter err = new StringWriter();
        int exit = run(tool(), err, new StringWriter(), arguments(false, "master-key"));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("another Lingka runs on", "-Dlingka.data-dir=");
    }

    @Test
    void whatWasCommittedOutlivesAKill() throws Exception {
        Map<String, String> first = start(false, "database");
        execute(first, "create table kept as select 42 as answer");
        List<ProcessHandle> servers = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> program.startsWith(real(folder).toString()))
                        .isPresent())
                .toList();
        assertThat(servers).isNotEmpty();
        servers.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle server : servers) {
            server.onExit().get(10, TimeUnit.SECONDS);
        }
        stop(started.get(0));

        Map<String, String> second = start(false, "database");

        assertThat(answer(second)).isEqualTo(42);
    }

    private Map<String, String> start(boolean fresh, String... parts) {
        ToolProvider tool = tool();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = run(tool, err, out, arguments(fresh, parts));
        assertThat(exit).as(err.toString()).isZero();
        started.add(tool);
        return out.toString()
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }

    private String[] arguments(boolean fresh, String... parts) {
        List<String> arguments = new ArrayList<>(List.of("start", "data-dir=" + folder, "fresh=" + fresh));
        arguments.addAll(List.of(parts));
        return arguments.toArray(String[]::new);
    }

    private static int run(ToolProvider tool, StringWriter err, StringWriter out, String... arguments) {
        return tool.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private static void stop(ToolProvider tool) {
        run(tool, new StringWriter(), new StringWriter(), "stop");
    }

    private static ToolProvider tool() {
        return ServiceLoader.load(ToolProvider.class, EmbeddedRestartTest.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("lingka-embedded"))
                .findFirst()
                .orElseThrow();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect(Map<String, String> settings) throws SQLException {
        URI address = URI.create(settings.get("quarkus.datasource.reactive.url"));
        return DriverManager.getConnection(
                "jdbc:" + address, settings.get("quarkus.flyway.username"), settings.get("quarkus.flyway.password"));
    }

    private static void execute(Map<String, String> settings, String sql) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int answer(Map<String, String> settings) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select answer from kept")) {
            row.next();
            return row.getInt(1);
        }
    }
}
