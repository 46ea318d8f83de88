package dev.lingka.wechat.open;

import dev.lingka.wechat.Circuit;
import dev.lingka.wechat.Outage;
import dev.lingka.wechat.WechatConfig;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * The open platform's host for messages, behind a fuse of its own: a flood of messages must not keep logins waiting.
 * What went wrong before the request left is {@link Unsent}, whatever else an {@link Outage} of which nobody knows
 * whether WeChat did its work.
 */
@ApplicationScoped
class MessageHost {

    private static final int OK = 200;
    private static final TypeLiteral<Uni<OpenAnswer>> ANSWER = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };

    private final HttpClient client;
    private final Guard guard;
    private final String host;
    private final long patienceMillis;

    MessageHost(WechatConfig config, Vertx vertx) {
        WechatConfig.Limits limits = config.messages();
        host = config.openUrl().toString();
        patienceMillis = limits.callTimeout().toMillis();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) limits.connectTimeout().toMillis())
                .setMaxPoolSize(limits.concurrent())
                .setTracingPolicy(TracingPolicy.IGNORE));
        guard = Circuit.reactive("wechat-messages", limits);
    }

    Uni<OpenAnswer> post(String path, AccessToken token, String body) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(
                        host + path + "?access_token=" + URLEncoder.encode(token.value(), StandardCharsets.UTF_8))
                .setTimeout(patienceMillis)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        return Uni.createFrom()
                .deferred(() -> guard.get(() -> send(request, Buffer.buffer(body)), ANSWER))
                .onFailure(FaultToleranceException.class)
                .transform(MessageHost::outage);
    }

    private Uni<OpenAnswer> send(RequestOptions request, Buffer body) {
        return Uni.createFrom()
                .completionStage(() -> client.request(request)
                        .compose(sent -> sent.send(body))
                        .compose(answer -> answer.statusCode() == OK
                                ? answer.body()
                                : Future.failedFuture(new Outage("status " + answer.statusCode())))
                        .toCompletionStage())
                .map(answer -> OpenAnswer.of(answer.getBytes()))
                .onFailure(failure -> !(failure instanceof Outage))
                .transform(MessageHost::outage);
    }

    private static Outage outage(Throwable failure) {
        String words = failure.getClass().getSimpleName();
        boolean left = !(failure instanceof ConnectException
                || failure instanceof BulkheadException
                || failure instanceof CircuitBreakerOpenException);
        return left ? new Outage(words) : new Unsent(words);
    }
}
