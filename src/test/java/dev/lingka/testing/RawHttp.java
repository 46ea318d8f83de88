package dev.lingka.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sends bytes that no decent client would, and reads what comes back until the server hangs up or falls silent. */
public final class RawHttp {
    private static final int SILENCE_MILLIS = 3_000;

    private RawHttp() {}

    /** What a caller writes to the connection. */
    public interface Talk {
        void to(OutputStream out) throws IOException;
    }

    public static String get(String target, String... headers) {
        StringBuilder head = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return exchange(
                1,
                out -> out.write(
                        head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** A whole POST of that type, whatever the bytes are. */
    public static String post(String target, String type, byte[] body) {
        return exchange(1, out -> {
            out.write(("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                            + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body);
        });
    }

    /** Talks from one of this machine's loopback addresses, 127.0.0.1 to 127.0.0.127. */
    public static String exchange(int host, Talk talk) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(loopback(host), 0));
            socket.connect(new InetSocketAddress(loopback(1), port));
            socket.setSoTimeout(SILENCE_MILLIS);
            try {
                talk.to(socket.getOutputStream());
            } catch (IOException hungUp) {
                // The server may hang up in the middle; what it said before is still there to read.
            }
            return answer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress loopback(int host) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host});
    }

    private static String answer(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, n);
            }
        } catch (SocketTimeoutException silence) {
            return answer.toString(StandardCharsets.UTF_8);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
