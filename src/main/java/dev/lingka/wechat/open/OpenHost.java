package dev.lingka.wechat.open;

import dev.lingka.wechat.Circuit;
import dev.lingka.wechat.Outage;
import dev.lingka.wechat.WechatConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The open platform's host behind its fuse. No answer, a status other than 2xx and an open circuit all end in an
 * {@link Outage}. Calls are not traced: their addresses hold secrets and tokens.
 */
@ApplicationScoped
class OpenHost {

    private static final TypeLiteral<Uni<OpenAnswer>> ANSWER = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };

    private final OpenApi api;
    private final Guard guard;

    OpenHost(WechatConfig config) {
        WechatConfig.Limits limits = config.open();
        api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.openUrl())
                .connectTimeout(limits.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(limits.callTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .httpClientOptions(new HttpClientOptions().setTracingPolicy(TracingPolicy.IGNORE))
                .followRedirects(false)
                .build(OpenApi.class);
        guard = Circuit.reactive("wechat-open", limits);
    }

    Uni<OpenAnswer> call(Function<OpenApi, Uni<byte[]>> request) {
        return Uni.createFrom()
                .deferred(() -> guard.get(
                        () -> request.apply(api)
                                .map(OpenAnswer::of)
                                .onFailure(OpenHost::isNoAnswer)
                                .transform(e -> new Outage(e.getClass().getSimpleName())),
                        ANSWER))
                .onFailure(org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException.class)
                .transform(e -> new Outage(e.getClass().getSimpleName()));
    }

    private static boolean isNoAnswer(Throwable failure) {
        return failure instanceof WebApplicationException
                || failure instanceof ProcessingException
                || failure instanceof java.io.IOException
                || failure instanceof java.util.concurrent.TimeoutException;
    }
}
