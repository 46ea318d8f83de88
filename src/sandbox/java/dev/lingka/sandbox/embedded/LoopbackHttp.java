package dev.lingka.sandbox.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The identity provider's HTTP on the JDK's own server. The two servers that come with the provider do not fit: one
 * wants a newer Netty than Quarkus has, the other keeps every request in memory and wants a newer okhttp.
 */
final class LoopbackHttp implements OAuth2HttpServer {
    private static final int THREADS = 4;
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final String HOST = "localhost";

    private ExecutorService threads;
    private HttpServer server;

    /**
     * Listens on the loopback address.
     *
     * <p>Every request is taken as one for {@code localhost}, whatever name it used, because a token's issuer follows
     * from that name and the application accepts one issuer only.
     */
    void listen(int port, Function<OAuth2HttpRequest, OAuth2HttpResponse> handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "staff-identity");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, handler.apply(request(exchange)));
            }
        });
        server.start();
    }

    private OAuth2HttpRequest request(HttpExchange exchange) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Host") && !name.toLowerCase(Locale.ROOT).startsWith("x-forwarded")) {
                values.forEach(value -> headers.add(name, value));
            }
        });
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
        String form = new String(body, StandardCharsets.UTF_8);
        HttpUrl url = url(exchange.getRequestURI().toString());
        return new OAuth2HttpRequest(
                headers.build(), exchange.getRequestMethod(), url, LoginForm.withClaims(url, form));
    }

    private static void answer(HttpExchange exchange, OAuth2HttpResponse response) throws IOException {
        response.getHeaders().toMultimap().forEach(exchange.getResponseHeaders()::put);
        byte[] body = body(response);
        exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] body(OAuth2HttpResponse response) {
        if (response.getBytesBody() != null) {
            return response.getBytesBody();
        }
        return response.getBody() == null ? new byte[0] : response.getBody().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        try {
            listen(port, handler::invoke);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(InetAddress.getLoopbackAddress(), port, handler);
    }

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(0, handler);
    }

    @Override
    public OAuth2HttpServer stop() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
        return this;
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public HttpUrl url(String path) {
        return HttpUrl.get("http://" + HOST + ":" + port()).resolve(path);
    }

    @Override
    public Ssl sslConfig() {
        return null;
    }

    @Override
    public void close() {
        stop();
    }
}
