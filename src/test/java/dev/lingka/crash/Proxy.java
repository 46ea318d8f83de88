package dev.lingka.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network on loopback between two parts, which can be good or bad. With several targets a connection goes to the next
 * one that takes it, as a load balancer would send it.
 */
final class Proxy implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;
    private static final int CONNECT_MILLIS = 2_000;
    private static final long SLOW_MILLIS = 150;

    /** What the network does to bytes that are on their way. */
    enum Mood {
        /** Passes them on. */
        GOOD,
        /** Passes them on late. */
        SLOW,
        /** Keeps them, and lets nobody know; they arrive when it is over, as packets that are sent again do. */
        BLACK_HOLE,
        /** Breaks the connection in the middle of an answer. */
        CUT
    }

    private final ServerSocket door;
    private final List<Integer> targets;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Mood mood = Mood.GOOD;

    Proxy(Integer... targets) {
        this.targets = List.of(targets);
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    void become(Mood newMood) {
        mood = newMood;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        open.add(client);
        holdWhileBlackHole();
        Socket server = connect();
        if (server == null) {
            cut(client);
            return;
        }
        open.add(server);
        threads.execute(() -> pump(client, server, false));
        pump(server, client, true);
    }

    private Socket connect() {
        int first = turn.getAndIncrement();
        for (int i = 0; i < targets.size(); i++) {
            Socket server = new Socket();
            try {
                server.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(),
                                targets.get(Math.floorMod(first + i, targets.size()))),
                        CONNECT_MILLIS);
                server.setTcpNoDelay(true);
                return server;
            } catch (IOException refused) {
                quietly(server);
            }
        }
        return null;
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            to.setTcpNoDelay(true);
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                holdWhileBlackHole();
                if (mood == Mood.CUT && answers) {
                    out.write(chunk, 0, read / 2);
                    break;
                }
                if (mood == Mood.SLOW) {
                    Pause.millis(SLOW_MILLIS);
                }
                out.write(chunk, 0, read);
            }
        } catch (IOException | IllegalStateException gone) {
            // Either side has left; the other one is told below.
        }
        cut(from);
        cut(to);
    }

    private void holdWhileBlackHole() {
        while (mood == Mood.BLACK_HOLE && !door.isClosed()) {
            Pause.millis(10);
        }
    }

    /** While the network is cut, with a reset. */
    private void cut(Socket socket) {
        open.remove(socket);
        if (mood == Mood.CUT) {
            try {
                socket.setSoLinger(true, 0);
            } catch (SocketException gone) {
                // Then there is nobody to be reset.
            }
        }
        quietly(socket);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Proxy::quietly);
        threads.shutdownNow();
    }
}
