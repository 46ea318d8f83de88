package dev.lingka.notification.preference;

import dev.lingka.member.consent.ConsentHeeder;
import dev.lingka.member.consent.Document;
import dev.lingka.shared.Actor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Marketing that was planned on the ground of a consent is not said when that is withdrawn. */
@ApplicationScoped
class MarketingHeedsConsent implements ConsentHeeder {

    private static final String GONE = "select cast(message_consent_gone(:merchant, :member) as text)";

    @Override
    public Uni<Void> withdrawn(Actor member, Document document) {
        return document == Document.MARKETING
                ? Panache.getSession()
                        .chain(session -> session.createNativeQuery(GONE, String.class)
                                .setParameter("merchant", member.merchantId())
                                .setParameter("member", member.id())
                                .getSingleResultOrNull())
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
