package dev.lingka.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * F3: a roll-out over a migration. The migration runs first, as its job does in production, and the old replicas go on
 * over it; then replica after replica is asked to stop and started again.
 */
final class RolloutFault {

    private static final String EXPAND =
            """
            set lock_timeout = '2s';
            alter table sale add column %1$s text not null default 'none';
            alter table recharge_order add column %1$s text;
            create index %1$s_idx on recharge_order (merchant_id, %1$s) where %1$s is not null;
            """;

    private RolloutFault() {}

    static void rollOut(Scene scene) {
        scene.waitAbout(0.2);
        migrate(scene.cluster(), 900 + scene.random().nextInt(100_000));
        scene.waitAbout(0.2);
        for (Replica replica : scene.cluster().replicas()) {
            replica.set("quarkus.shutdown.delay", "2S");
            replica.terminate();
            replica.start();
            scene.waitAbout(0.1);
        }
        scene.cluster().replicas().forEach(replica -> replica.unset("quarkus.shutdown.delay"));
    }

    private static void migrate(Cluster cluster, int version) {
        Map<String, String> settings = cluster.postgres().settings();
        try {
            Path folder = Files.createDirectories(cluster.folder().resolve("migration-" + version));
            Files.writeString(folder.resolve("V" + version + "__expand.sql"), EXPAND.formatted("expanded_" + version));
            Flyway.configure()
                    .dataSource(
                            "jdbc:" + settings.get("quarkus.datasource.reactive.url"),
                            settings.get("quarkus.flyway.username"),
                            settings.get("quarkus.flyway.password"))
                    .locations("filesystem:" + folder)
                    .ignoreMigrationPatterns("*:*")
                    .outOfOrder(true)
                    .load()
                    .migrate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
