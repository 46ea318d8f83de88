package dev.lingka.sandbox.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/**
 * Redis 6.2 on a loopback port, in memory only: it is a cache, a counter and a bell, and everything in it can be made
 * again from PostgreSQL. It is not run by the library's server class, which would stop it by its own shutdown hook
 * while the application still uses it, and it leaves the terminal's process group, so that Ctrl-C does not reach it.
 */
final class Redis implements Part {
    private static final int START_SECONDS = 10;

    private final DataFolder folder;

    Redis(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, String> start() throws IOException {
        Path home = folder.folder("redis");
        Leftover.stopAll(home);
        int port = folder.port("redis-port");
        File program = ExecutableProvider.newJarResourceProvider(home.toFile()).get();
        new ProcessBuilder(command(program, port))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("redis.out").toFile()))
                .start();
        awaitPong(port);
        return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + port);
    }

    private static List<String> command(File program, int port) {
        String settings = "--daemonize yes --bind 127.0.0.1 --appendonly no --maxmemory 128mb"
                + " --maxmemory-policy volatile-ttl --logfile redis.out --port " + port;
        List<String> command = new ArrayList<>(List.of(program.getPath(), "--save", ""));
        command.addAll(List.of(settings.split(" ")));
        return command;
    }

    private static void awaitPong(int port) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!pong(port)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the embedded Redis did not answer; redis/redis.out in the data folder says why");
            }
            pause();
        }
    }

    private static boolean pong(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Leftover.stopAll(folder.path().resolve("redis"));
    }
}
