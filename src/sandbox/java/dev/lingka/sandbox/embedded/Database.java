package dev.lingka.sandbox.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A durable PostgreSQL 18 on a loopback port. The library would switch fsync and synchronous_commit off; here they
 * are on, because stored value is other people's money on a laptop too, and faults are tried on this very server.
 * Statistics are looked after often: tables begin empty, and plans made for a few rows read all of a few thousand.
 */
final class Database implements Part {
    private static final Map<String, String> SERVER = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "listen_addresses", "127.0.0.1",
            "timezone", "UTC",
            "shared_buffers", "256MB",
            "max_connections", "100",
            "max_wal_size", "1GB",
            "autovacuum_naptime", "15s",
            "unix_socket_directories", "");

    private static final Duration START = Duration.ofSeconds(30);

    private final DataFolder folder;
    private EmbeddedPostgres server;

    Database(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, String> start() throws IOException {
        Path programs = programs();
        Path data = folder.path().resolve("postgres");
        Leftover.stopAll(programs);
        dropHalfMade(data);
        // A lock file of a server that is gone may name a process number that something else has by now.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        server = start(programs, data, folder.port("postgres-port"));
        Map<String, String> passwords = roles();
        Files.write(made(), new byte[0]);
        return settings(passwords);
    }

    /** Its own folder for the programs: the library's default is shared by all processes of the machine. */
    private Path programs() throws IOException {
        Path programs = folder.folder("postgres-programs");
        System.setProperty("ot.epg.working-dir", programs.toString());
        File[] unpacked = programs.toFile().listFiles(File::isDirectory);
        for (File version : unpacked == null ? new File[0] : unpacked) {
            if (!new File(version, ".exists").exists()) {
                DataFolder.delete(version.toPath()); // a kill while unpacking; the library would not mend it
            }
        }
        return programs;
    }

    /** A first start that was killed has no roles yet and holds nothing of anybody's, so it is made again. */
    private void dropHalfMade(Path data) throws IOException {
        if (Files.exists(data) && !Files.exists(made())) {
            DataFolder.delete(data);
        }
    }

    private Path made() {
        return folder.path().resolve("postgres.made");
    }

    private static EmbeddedPostgres start(Path programs, Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(programs.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setPGStartupWait(START)
                .setErrorRedirector(log(data))
                .setOutputRedirector(log(data))
                .setPort(port);
        SERVER.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static ProcessBuilder.Redirect log(Path data) {
        return ProcessBuilder.Redirect.appendTo(
                data.resolveSibling("postgres.out").toFile());
    }

    private Map<String, String> roles() throws IOException {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (String role : List.of("owner", "app", "jobs")) {
            passwords.put(role + "_password", folder.keep("postgres-" + role, () -> MasterKey.random(24)));
        }
        try {
            Bootstrap.run(server, passwords);
        } catch (SQLException failure) {
            throw new IOException("the embedded PostgreSQL refused db/bootstrap.sql: " + failure.getMessage(), failure);
        }
        return passwords;
    }

    private Map<String, String> settings(Map<String, String> passwords) {
        Map<String, String> settings = new LinkedHashMap<>();
        String url = "postgresql://127.0.0.1:" + server.getPort() + "/" + Bootstrap.DATABASE;
        settings.put("quarkus.datasource.reactive.url", url);
        settings.put("quarkus.datasource.username", "lingka_app");
        settings.put("quarkus.datasource.password", passwords.get("app_password"));
        settings.put("quarkus.datasource.jobs.username", "lingka_jobs");
        settings.put("quarkus.datasource.jobs.password", passwords.get("jobs_password"));
        settings.put("quarkus.flyway.username", "lingka_owner");
        settings.put("quarkus.flyway.password", passwords.get("owner_password"));
        settings.put("lingka.embedded.psql", "psql " + url.replace("://", "://postgres@"));
        return settings;
    }

    @Override
    public void close() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
