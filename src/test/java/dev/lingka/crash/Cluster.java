package dev.lingka.crash;

import dev.lingka.story.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything as processes and parts of their own: PostgreSQL, Redis, WeChat, the staff identity provider, and replicas
 * of the packaged server, with a network between each replica and the database, before Redis, and before the replicas
 * for what WeChat sends. All of it is stopped by who started it, by number.
 */
final class Cluster implements AutoCloseable {

    /** How long a cached balance lives: a minute unless set. */
    static final Duration BALANCE_LIFETIME = Duration.ofSeconds(15);

    private static final Duration START = Duration.ofMinutes(3);

    private final Path folder;
    private final Postgres postgres;
    private final RedisPart redis;
    private final Identity identity;
    private final Wechat wechat;
    private final Process wechatProcess;
    private final Proxy redisNetwork;
    private final List<Proxy> databaseNetworks = new ArrayList<>();
    private final List<Replica> replicas = new ArrayList<>();
    private final Proxy front;
    private boolean closed;

    /** What a cluster is for. */
    private enum Purpose {
        /** Small replicas, and a network before PostgreSQL and Redis that can be made bad. */
        FAULTS,
        /** Replicas as in production, and nothing between them and what they use. */
        MEASURING
    }

    private Cluster(Path folder, int size, Purpose purpose, Map<String, String> others) {
        this.folder = folder;
        mkdirs(folder);
        postgres = Postgres.start(folder.resolve("database"));
        redis = RedisPart.start(folder.resolve("redis"));
        identity = Identity.start();
        int wechatPort = Ports.free();
        wechatProcess = wechat(wechatPort);
        Runtime.getRuntime().addShutdownHook(new Thread(wechatProcess::destroyForcibly));
        String wechatAddress = "http://127.0.0.1:" + wechatPort;
        wechat = new Wechat(wechatAddress);
        redisNetwork = new Proxy(redis.port());
        Map<String, String> settings = settings(wechatAddress);
        settings.putAll(others);
        for (int i = 1; i <= size; i++) {
            Proxy network = new Proxy(postgres.port());
            databaseNetworks.add(network);
            boolean direct = purpose == Purpose.MEASURING;
            Replica replica = new Replica("replica-" + i, folder, direct ? Replica.SERVING : Replica.SMALL, settings);
            replica.set(
                    "quarkus.datasource.reactive.url",
                    "postgresql://127.0.0.1:" + (direct ? postgres.port() : network.port())
                            + "/lingka?application_name=" + replica.name());
            replica.set("quarkus.redis.hosts", "redis://127.0.0.1:" + (direct ? redis.port() : redisNetwork.port()));
            replicas.add(replica);
        }
        front = new Proxy(replicas.stream().map(Replica::port).toArray(Integer[]::new));
        replicas.forEach(replica -> replica.set("lingka.public-url", "http://127.0.0.1:" + front.port()));
        Pause.require(START, "WeChat answers", () -> Wire.isGood(wechatAddress + "/control/settings"));
    }

    /** The parts and that many replicas, all of them ready. */
    static Cluster start(Path folder, int size) {
        return start(folder, size, Map.of());
    }

    /** The same with these settings. */
    static Cluster start(Path folder, int size, Map<String, String> settings) {
        return start(new Cluster(folder, size, Purpose.FAULTS, settings));
    }

    /** Replicas as in production with nothing between them and their parts, and with these settings. */
    static Cluster toMeasure(Path folder, int size, Map<String, String> settings) {
        return start(new Cluster(folder, size, Purpose.MEASURING, settings));
    }

    private static Cluster start(Cluster cluster) {
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        try {
            cluster.wechat.patch("/control/settings", Map.of("noticeSpeed", 5));
            // The first one migrates; from then on nobody does, as in production.
            cluster.replicas.get(0).start();
            cluster.replicas.forEach(replica -> replica.set("quarkus.flyway.migrate-at-start", "false"));
            cluster.startAll();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    Postgres postgres() {
        return postgres;
    }

    RedisPart redis() {
        return redis;
    }

    Proxy redisNetwork() {
        return redisNetwork;
    }

    Identity identity() {
        return identity;
    }

    Wechat wechat() {
        return wechat;
    }

    List<Replica> replicas() {
        return replicas;
    }

    Replica replica(String name) {
        return replicas.stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Replica replica(int number) {
        return replicas.get(Math.floorMod(number, replicas.size()));
    }

    /** Between that replica and the database. */
    Proxy databaseNetwork(int number) {
        return databaseNetworks.get(Math.floorMod(number, replicas.size()));
    }

    Path folder() {
        return folder;
    }

    World world() {
        return new World(replicas.get(0).address(), wechat.address(), identity.issuer());
    }

    /** Leases and intervals are short, so that a minute shows what else takes ten. */
    private Map<String, String> settings(String wechatAddress) {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.putAll(Embedded.in(folder.resolve("secrets"), "master-key", "member-token")
                .start());
        settings.put("quarkus.datasource.reactive.max-size", "10");
        settings.put("quarkus.oidc.staff.auth-server-url", identity.issuer());
        settings.put("lingka.wechat.open-url", wechatAddress);
        settings.put("lingka.wechat.pay-url", wechatAddress);
        settings.put("lingka.sms.url", wechatAddress);
        settings.put("lingka.wechat.upload-shipping", "true");
        settings.put("lingka.limits.sign-in", "100000/1M");
        settings.put("lingka.ledger.balance-lifetime", BALANCE_LIFETIME.toString());
        settings.put("lingka.outbox.batch", "32");
        settings.put("lingka.outbox.patience", "PT7S");
        settings.put("lingka.outbox.lease", "PT30S");
        settings.put("lingka.recharge.check-after", "PT5S,PT10S,PT20S,PT40S,PT2M,PT10M");
        settings.put("lingka.recharge.check-lease", "PT30S");
        return settings;
    }

    /** Those that do not run: a fault that failed may have left some. */
    void startAll() {
        replicas.stream().filter(replica -> !replica.isAlive()).forEach(Replica::start);
    }

    /** Every replica is started anew with the build of that folder. */
    void runs(Path built) {
        replicas.forEach(Replica::kill);
        replicas.forEach(replica -> replica.runs(built));
        replicas.forEach(Replica::launch);
        replicas.forEach(Replica::awaitReady);
    }

    private static void mkdirs(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process wechat(int port) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx192m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.lingka.sandbox.wechat.WechatSandbox",
                            "--port",
                            Integer.toString(port),
                            "--data",
                            folder.resolve("wechat").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("wechat.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also when the run is interrupted; once. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        replicas.forEach(Replica::end);
        front.close();
        databaseNetworks.forEach(Proxy::close);
        redisNetwork.close();
        Signals.stop(wechatProcess.toHandle());
        identity.close();
        redis.stop();
        postgres.stop();
    }
}
