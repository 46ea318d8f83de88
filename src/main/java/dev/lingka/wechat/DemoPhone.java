package dev.lingka.wechat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the phone in the browser asks of WeChat (who is here, a scan, a payment), passed on to the sandbox, so that the
 * page needs no other origin than its own. Only in demo mode, and only what concerns people.
 */
@ApplicationScoped
class DemoPhone {

    private static final String MOUNT = "/m/wechat";
    private static final List<String> PASSED = List.of("/control/users*", "/control/codes");
    private static final int BAD_GATEWAY = 502;
    private static final long PATIENCE_MILLIS = 10_000;

    private final boolean demo;
    private final String sandbox;
    private final Vertx vertx;

    DemoPhone(@ConfigProperty(name = "lingka.mode") String mode, WechatConfig config, Vertx vertx) {
        demo = "demo".equals(mode);
        sandbox = config.openUrl().toString();
        this.vertx = vertx;
    }

    void routes(@Observes Router router) {
        if (demo) {
            HttpClient client = vertx.createHttpClient();
            PASSED.forEach(path -> router.route(MOUNT + path)
                    .handler(BodyHandler.create(false))
                    .handler(context -> pass(client, context)));
        }
    }

    private void pass(HttpClient client, RoutingContext context) {
        HttpMethod method = context.request().method();
        String path = context.request().uri().substring(MOUNT.length());
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(sandbox + path)
                .setTimeout(PATIENCE_MILLIS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        Buffer body = context.body().buffer();
        client.request(options)
                .compose((HttpClientRequest request) -> body == null ? request.send() : request.send(body))
                .compose((HttpClientResponse answer) -> answer.body().compose(said -> context.response()
                        .setStatusCode(answer.statusCode())
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(said)))
                .onFailure(failure -> context.fail(BAD_GATEWAY, failure));
    }
}
