package dev.lingka.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Stands between WeChat and the application, so that what WeChat signed is in the journal and can be sent again. */
final class Postbox {

    private final World world;
    private final HttpServer server;

    private Postbox(World world, HttpServer server) {
        this.world = world;
        this.server = server;
    }

    static Postbox open(World world) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Postbox postbox = new Postbox(world, server);
            server.createContext("/", postbox::forward);
            server.start();
            return postbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void forward(HttpExchange letter) throws IOException {
        byte[] body = letter.getRequestBody().readAllBytes();
        Exchange answered = world.anyone()
                .sendBytes(letter.getRequestMethod(), letter.getRequestURI().toString(), headers(letter), body);
        letter.sendResponseHeaders(answered.status(), answered.answer().length == 0 ? -1 : answered.answer().length);
        letter.getResponseBody().write(answered.answer());
        letter.close();
    }

    private static Map<String, String> headers(HttpExchange letter) {
        Map<String, String> headers = new LinkedHashMap<>();
        letter.getRequestHeaders().forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("wechatpay-")) {
                headers.put(name, values.get(0));
            }
        });
        headers.put("Content-Type", letter.getRequestHeaders().getFirst("Content-Type"));
        headers.values().removeIf(value -> value == null);
        return headers;
    }
}
