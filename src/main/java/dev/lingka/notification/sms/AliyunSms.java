package dev.lingka.notification.sms;

import dev.lingka.notification.sms.SmsAnswer.Kind;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.wechat.Circuit;
import dev.lingka.wechat.Outage;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.net.ConnectException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Alibaba Cloud's short message service: {@code SendSms} of 2017-05-25, signed by version 3. */
@ApplicationScoped
class AliyunSms implements SmsProvider {

    private static final TypeLiteral<Uni<SmsAnswer>> ANSWER = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };
    private static final byte[] NO_BODY = new byte[0];
    private static final String CHINA = "+86";
    private static final int SERVER_ERROR = 500;

    private final InstantSource realTime = InstantSource.system();
    private final SmsConfig config;
    private final HttpClient client;
    private final Guard guard;

    AliyunSms(SmsConfig config, Vertx vertx) {
        this.config = config;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.limits().connectTimeout().toMillis())
                .setMaxPoolSize(config.limits().concurrent())
                .setTracingPolicy(TracingPolicy.IGNORE));
        guard = Circuit.reactive("sms", config.limits());
    }

    @Override
    public SmsConfig.Provider name() {
        return SmsConfig.Provider.ALIYUN;
    }

    @Override
    public Uni<SmsAnswer> send(Sms sms, String signName) {
        if (config.accessKeyId().isEmpty() || config.accessKeySecret().isEmpty()) {
            return Uni.createFrom().item(SmsAnswer.of(Kind.NOT_ALLOWED, "no access key"));
        }
        RequestOptions request = request(parameters(sms, signName));
        return Uni.createFrom()
                .deferred(() -> guard.get(() -> ask(request), ANSWER))
                .onFailure()
                .recoverWithItem(AliyunSms::answer);
    }

    private static SortedMap<String, String> parameters(Sms sms, String signName) {
        return new TreeMap<>(Map.of(
                "PhoneNumbers",
                number(sms.to()),
                "SignName",
                signName,
                "TemplateCode",
                sms.template(),
                "TemplateParam",
                new JsonObject(new LinkedHashMap<String, Object>(sms.parameters())).encode(),
                "OutId",
                sms.reference().text()));
    }

    /** Numbers of the mainland without a prefix, others with their country's and no plus. */
    private static String number(PhoneNumber phone) {
        return phone.value().startsWith(CHINA)
                ? phone.value().substring(CHINA.length())
                : phone.value().substring(1);
    }

    private RequestOptions request(SortedMap<String, String> query) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", config.url().getAuthority());
        headers.put("x-acs-action", "SendSms");
        headers.put("x-acs-version", "2017-05-25");
        headers.put(
                "x-acs-date", realTime.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        headers.put("x-acs-content-sha256", AliyunSignature.hash(NO_BODY));
        String authorization = new AliyunSignature(
                        config.accessKeyId().orElseThrow(),
                        config.accessKeySecret().orElseThrow())
                .authorization(query, headers, NO_BODY);
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(config.url() + "/?" + AliyunSignature.queryText(query))
                .setTimeout(config.limits().callTimeout().toMillis())
                .putHeader("Authorization", authorization);
        headers.remove("host");
        headers.forEach(request::putHeader);
        return request;
    }

    /** A refusal has a status of its own in some cases; the code in the body tells. */
    private Uni<SmsAnswer> ask(RequestOptions request) {
        return Uni.createFrom()
                .completionStage(() -> client.request(request)
                        .compose(sent -> sent.send())
                        .compose(answer -> answer.body().map(body -> read(answer.statusCode(), body)))
                        .toCompletionStage())
                .onFailure(ConnectException.class)
                .transform(failure -> new Unreached())
                .onFailure(failure -> !(failure instanceof Outage))
                .transform(failure -> new Outage(failure.getClass().getSimpleName()));
    }

    private static SmsAnswer read(int status, Buffer body) {
        String code = code(body);
        if (code == null || status >= SERVER_ERROR) {
            throw new Outage("status " + status);
        }
        Kind kind = AliyunCodes.kind(code);
        return kind == Kind.SENT
                ? new SmsAnswer(kind, body.toJsonObject().getString("BizId"), null)
                : SmsAnswer.of(kind, code);
    }

    private static String code(Buffer body) {
        try {
            return body.toJsonObject().getString("Code");
        } catch (DecodeException | ClassCastException e) {
            return null;
        }
    }

    private static SmsAnswer answer(Throwable failure) {
        boolean unsent = failure instanceof Unreached
                || failure instanceof BulkheadException
                || failure instanceof CircuitBreakerOpenException;
        return SmsAnswer.of(unsent ? Kind.LATER : Kind.DOUBT, failure.getClass().getSimpleName());
    }

    /** Nobody answered the door: nothing was sent. */
    private static final class Unreached extends Outage {

        private static final long serialVersionUID = 1L;

        private Unreached() {
            super("not reached");
        }
    }
}
