package dev.lingka.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Redis, in memory only, that can be killed, frozen, emptied and made too small. */
final class RedisPart {

    private static final int PATIENCE_MILLIS = 3_000;

    private final Embedded part;
    private final int port;

    private RedisPart(Embedded part, int port) {
        this.part = part;
        this.port = port;
    }

    static RedisPart start(Path folder) {
        Embedded part = Embedded.in(folder, "redis");
        String hosts = part.start().get("quarkus.redis.hosts");
        return new RedisPart(part, Integer.parseInt(hosts.replaceAll(".*:", "")));
    }

    int port() {
        return port;
    }

    void kill() {
        part.processes().forEach(Signals::kill);
    }

    /** On the same port; what was in it is gone. */
    void restart() {
        part.stop();
        part.start();
    }

    void freeze() {
        part.processes().forEach(Signals::freeze);
    }

    void thaw() {
        part.processes().forEach(Signals::thaw);
    }

    /** Sends a command as one line. */
    void command(String line) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() != '+') {
                throw new IllegalStateException("Redis refused " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        thaw();
        part.stop();
    }
}
