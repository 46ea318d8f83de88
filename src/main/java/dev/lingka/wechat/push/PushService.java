package dev.lingka.wechat.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.merchant.directory.MerchantDirectory;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.CredentialCache;
import dev.lingka.wechat.Credentials;
import dev.lingka.wechat.WechatJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Takes a push once: verified, claimed by its key, told to the listeners, marked. */
@ApplicationScoped
class PushService {

    private static final Logger LOG = Logger.getLogger(PushService.class);
    /** WeChat waits five seconds, three times. */
    private static final Duration WHOLE = Duration.ofMillis(4_700);
    /** For the listeners; what is left of the whole gives the claim back, and WeChat's next attempt finds it free. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /** A claim outlives the whole, so that a repetition never runs beside its original. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final MerchantDirectory merchants;
    private final CredentialCache credentials;
    private final PushReader reader;
    private final PushRepository pushes;
    private final PushListeners listeners;
    private final Vault vault;

    PushService(
            MerchantDirectory merchants,
            CredentialCache credentials,
            PushReader reader,
            PushRepository pushes,
            PushListeners listeners,
            Vault vault) {
        this.merchants = merchants;
        this.credentials = credentials;
        this.reader = reader;
        this.pushes = pushes;
        this.listeners = listeners;
        this.vault = vault;
    }

    Uni<String> check(String merchantCode, PushQuery query) {
        return own(merchantCode).map(own -> reader.check(query, push(own)));
    }

    /** Fails with {@link PushRefused}; completes when the message is handled, now or earlier. */
    Uni<Void> receive(String merchantCode, PushQuery query, byte[] body) {
        return own(merchantCode)
                .chain(own -> take(own.merchantId(), reader.read(query, body, own, push(own))))
                .ifNoItem()
                .after(WHOLE)
                .failWith(PushService::notHandled);
    }

    private static PushRefused notHandled() {
        return new PushRefused(PushFault.NOT_HANDLED);
    }

    private Uni<Void> take(int merchantId, JsonNode message) {
        String key = vault.index(merchantId, "wechat-push", PushKey.of(message));
        return pushes.receive(merchantId, key, LEASE).chain(claim -> switch (claim) {
            case "mine" -> tell(merchantId, key, message);
            case "handled" -> Uni.createFrom().voidItem();
            default -> Uni.createFrom().failure(new PushRefused(PushFault.BUSY));
        });
    }

    private Uni<Void> tell(int merchantId, String key, JsonNode message) {
        PushEvent event = new PushEvent(
                merchantId,
                message.path("ToUserName").asText(""),
                message.path("FromUserName").asText(""),
                WechatJson.text(message, "Event").orElse(message.path("MsgType").asText("")),
                Instant.ofEpochSecond(message.path("CreateTime").asLong(0)),
                message);
        return listeners
                .tell(event)
                .ifNoItem()
                .after(PATIENCE)
                .failWith(PushService::notHandled)
                .invoke(() -> LOG.infof("wechat push merchant=%d event=%s", merchantId, event.name()))
                .chain(() -> pushes.finish(merchantId, key, true))
                .onFailure()
                .call(() -> pushes.finish(merchantId, key, false));
    }

    private Uni<Credentials> own(String merchantCode) {
        return merchants
                .find(merchantCode)
                .onFailure(ProblemException.class)
                .transform(e -> new PushRefused(PushFault.UNKNOWN_MERCHANT))
                .chain(credentials::find)
                .map(found -> found.orElseThrow(() -> new PushRefused(PushFault.NOT_CONFIGURED)));
    }

    private static Credentials.Push push(Credentials own) {
        return own.pushing().orElseThrow(() -> new PushRefused(PushFault.NOT_CONFIGURED));
    }
}
