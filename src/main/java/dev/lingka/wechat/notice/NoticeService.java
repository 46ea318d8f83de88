package dev.lingka.wechat.notice;

import dev.lingka.merchant.directory.MerchantDirectory;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.CredentialCache;
import dev.lingka.wechat.Credentials;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** From raw bytes to a committed effect. Every step that fails says so; WeChat repeats whatever was not a success. */
@ApplicationScoped
class NoticeService {

    private static final Logger LOG = Logger.getLogger(NoticeService.class);
    /** WeChat waits five seconds for the answer. */
    private static final Duration PATIENCE = Duration.ofMillis(4500);

    private final MerchantDirectory merchants;
    private final CredentialCache credentials;
    private final NoticeVerifier verifier;
    private final NoticeBook book;
    private final NoticeHandlers handlers;
    private final NoticeGate gate;
    private final KnownNotices known;
    /** Codes never change, and a suspended merchant is paid what was under way. */
    private final Map<String, InMerchant> ids = new ConcurrentHashMap<>();

    NoticeService(
            MerchantDirectory merchants,
            CredentialCache credentials,
            NoticeVerifier verifier,
            NoticeBook book,
            NoticeHandlers handlers,
            NoticeGate gate,
            KnownNotices known) {
        this.merchants = merchants;
        this.credentials = credentials;
        this.verifier = verifier;
        this.book = book;
        this.handlers = handlers;
        this.gate = gate;
        this.known = known;
    }

    /** Fails with {@link NoticeRefused}; completes once the effect is committed, now or earlier. */
    Uni<Void> receive(String merchantCode, SignedNotice signed) {
        return merchant(merchantCode)
                .chain(credentials::find)
                .map(found -> found.orElseThrow(() -> new NoticeRefused(NoticeFault.NOT_CONFIGURED)))
                .map(own -> open(own, signed))
                .chain(notice -> known.once(notice, () -> settle(notice)))
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new NoticeRefused(NoticeFault.NOT_HANDLED));
    }

    private Uni<InMerchant> merchant(String code) {
        InMerchant found = ids.get(code);
        if (found != null) {
            return Uni.createFrom().item(found);
        }
        return merchants
                .find(code)
                .onFailure(ProblemException.class)
                .transform(e -> new NoticeRefused(NoticeFault.UNKNOWN_MERCHANT))
                .<InMerchant>map(merchant -> merchant)
                .invoke(merchant -> ids.put(code, merchant));
    }

    private Notice open(Credentials own, SignedNotice signed) {
        Credentials.Pay pay = own.payment().orElseThrow(() -> new NoticeRefused(NoticeFault.NOT_CONFIGURED));
        verifier.verify(signed, pay);
        Notice notice = NoticeOpener.open(own.merchantId(), signed.body().getBytes(), pay);
        if (!notice.resource().path("mchid").asText("").equals(pay.mchId())) {
            throw new NoticeRefused(NoticeFault.ANOTHER_MERCHANT);
        }
        return notice;
    }

    /** Handling is idempotent, so that nothing has to be looked up or written before it. */
    private Uni<Void> settle(Notice notice) {
        return gate.pass(() -> effect(notice)).chain(state -> book.keep(notice, state));
    }

    private Uni<NoticeState> effect(Notice notice) {
        if (!notice.isPayment() && !notice.isRefund()) {
            LOG.warnf("wechat notice ignored merchant=%d type=%s", notice.merchantId(), notice.eventType());
            return Uni.createFrom().item(NoticeState.IGNORED);
        }
        return Uni.createFrom()
                .deferred(() -> handlers.handle(notice))
                .invoke(done -> LOG.infof(
                        "wechat notice merchant=%d id=%s type=%s handled=%b",
                        notice.merchantId(), notice.id(), notice.eventType(), done))
                .map(done -> {
                    if (!done) {
                        throw new NoticeRefused(NoticeFault.NOT_HANDLED);
                    }
                    return NoticeState.HANDLED;
                })
                .onFailure()
                .call(() -> book.keep(notice, NoticeState.OPEN).onFailure().recoverWithNull());
    }
}
