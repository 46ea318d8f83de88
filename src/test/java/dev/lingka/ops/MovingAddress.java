package dev.lingka.ops;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An address before others, as a virtual IP, a load balancer or the {@code -rw} Service of a database operator is:
 * {@code port file}. New connections go to the ports of this machine that the file names at that moment, in turn; one
 * that breaks on either side is broken on both.
 */
public final class MovingAddress {

    private static final int BUFFER = 16_384;
    private static final int CONNECT_MILLIS = 1_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger turn = new AtomicInteger();
    private final Path targets;

    private MovingAddress(Path targets) {
        this.targets = targets;
    }

    public static void main(String... arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        MovingAddress address = new MovingAddress(Path.of(arguments[1]));
        try (ServerSocket listening = new ServerSocket(port, BUFFER, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket client = listening.accept();
                address.threads.execute(() -> address.serve(client));
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket()) {
            List<String> ports = Files.readAllLines(targets);
            int port = Integer.parseInt(ports.get(Math.floorMod(turn.getAndIncrement(), ports.size())));
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            threads.execute(() -> copy(server, client));
            copy(client, server);
        } catch (IOException broken) {
            // Closing the client tells it; it comes again.
        }
    }

    private static void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException broken) {
            // Both ends are closed now.
        }
    }
}
