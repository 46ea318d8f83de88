package dev.lingka.sandbox.wechat.http;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The one port of the sandbox. HTTP/1.1 only, because WeChat Pay's SDK looks its headers up by exact case, and HTTP/2
 * would send them in lower case. Handlers run on worker threads: they wait for the disk.
 */
public final class Front implements AutoCloseable {
    private static final int LARGEST_BODY = 4 * 1024 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int WORKERS = 32;
    private static final long CLOSE_SECONDS = 10;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
    private final WorkerExecutor workers = vertx.createSharedWorkerExecutor("wechat-sandbox", WORKERS);
    private final Function<Request, Answer> service;
    private final HttpServer server;

    /** How to end an exchange: with a reply now, with a reply later, or by dropping the connection without a word. */
    public record Answer(Reply reply, long delayMillis, boolean drop) {}

    public Front(String host, int port, Function<Request, Answer> service) {
        this.service = service;
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(2 * LONGEST_LINE);
        this.server = vertx.createHttpServer(options).requestHandler(this::receive);
        try {
            server.listen().toCompletionStage().toCompletableFuture().join();
        } catch (RuntimeException e) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            throw e;
        }
    }

    public int port() {
        return server.actualPort();
    }

    private void receive(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() <= LARGEST_BODY) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> serve(request, body));
    }

    private void serve(HttpServerRequest request, Buffer body) {
        if (body.length() > LARGEST_BODY) {
            send(request.response(), Reply.of(413, "text/plain", new byte[0]));
            return;
        }
        workers.executeBlocking(() -> service.apply(read(request, body)), false)
                .onSuccess(answer -> finish(request, answer))
                .onFailure(problem -> finish(request, new Answer(crashed(problem), 0, false)));
    }

    private static Reply crashed(Throwable problem) {
        Map<String, String> text = Map.of("code", "SANDBOX_ERROR", "message", String.valueOf(problem));
        return Reply.json(500, text);
    }

    private void finish(HttpServerRequest request, Answer answer) {
        if (answer.drop()) {
            request.connection().close();
        } else if (answer.delayMillis() > 0) {
            vertx.setTimer(answer.delayMillis(), timer -> send(request.response(), answer.reply()));
        } else {
            send(request.response(), answer.reply());
        }
    }

    private static void send(HttpServerResponse response, Reply reply) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (reply.status() == 204) {
            response.end();
        } else {
            response.putHeader("Content-Length", String.valueOf(reply.content().length()));
            response.end(reply.content());
        }
    }

    private static Request read(HttpServerRequest request, Buffer body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        MultiMap sent = request.headers();
        sent.forEach((name, value) -> headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value));
        return new Request(request.method().name(), target(request.uri()), headers, body, Map.of());
    }

    /** A proxy's request names the whole URL; what is signed is path and query. */
    private static String target(String uri) {
        int scheme = uri.indexOf("://");
        if (uri.startsWith("/") || scheme < 0) {
            return uri;
        }
        int path = uri.indexOf('/', scheme + 3);
        return path < 0 ? "/" : uri.substring(path);
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the sandbox's port did not close", e);
        }
    }
}
