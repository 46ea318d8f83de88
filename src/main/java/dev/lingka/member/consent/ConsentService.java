package dev.lingka.member.consent;

import dev.lingka.member.MemberRules;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes consents and withdrawals, and tells where a person stands. */
@ApplicationScoped
public class ConsentService {

    private static final List<Document> NEEDED = List.of(Document.TERMS, Document.PRIVACY);

    private final ConsentRepository consents;
    private final List<ConsentHeeder> heeders;
    private final Clock clock;

    ConsentService(ConsentRepository consents, @All List<ConsentHeeder> heeders, Clock clock) {
        this.consents = consents;
        this.heeders = heeders;
        this.clock = clock;
    }

    /**
     * Checks the consents that come with joining.
     *
     * @throws ProblemException CONSENT_REQUIRED without terms or privacy, CONSENT_VERSION_OUTDATED for a version that
     *     is not in force; both tell the document and the version in force
     */
    public static void requireToJoin(List<GivenConsent> given, MemberRules rules) {
        for (Document document : NEEDED) {
            if (given.stream().noneMatch(consent -> consent.document() == document)) {
                throw refusal(ConsentProblem.CONSENT_REQUIRED, document, rules);
            }
        }
        given.forEach(consent -> requireCurrent(consent, rules));
    }

    /** The newest of each document. */
    @WithTransaction
    public Uni<List<ConsentView>> current(InMerchant merchant, UUID memberId) {
        return consents.history(merchant.merchantId(), memberId).map(ConsentService::newest);
    }

    /** All that was ever given or withdrawn, newest first. */
    @WithTransaction
    public Uni<List<ConsentView>> history(InMerchant merchant, UUID memberId) {
        return consents.history(merchant.merchantId(), memberId)
                .map(rows -> rows.stream().map(ConsentView::of).toList());
    }

    /**
     * Gives or withdraws one consent.
     *
     * @throws ProblemException CONSENT_VERSION_OUTDATED, CONSENT_BOUND_TO_CARD for a withdrawal of what a card needs
     */
    @WithTransaction
    public Uni<List<ConsentView>> decide(Actor member, GivenConsent consent, boolean granted, MemberRules rules) {
        if (!granted && NEEDED.contains(consent.document())) {
            throw refusal(ConsentProblem.CONSENT_BOUND_TO_CARD, consent.document(), rules);
        }
        if (granted) {
            requireCurrent(consent, rules);
        }
        return consents.persist(new Consent(member.merchantId(), member.id(), consent, granted, clock.instant()))
                .call(consents::flush)
                .call(() -> granted ? Uni.createFrom().voidItem() : heed(member, consent.document()))
                .chain(() -> consents.history(member.merchantId(), member.id()))
                .map(ConsentService::newest);
    }

    /** Whether a person agrees to a document in the version that is in force. */
    @WithTransaction
    public Uni<Boolean> agrees(InMerchant merchant, UUID memberId, Document document, MemberRules rules) {
        return current(merchant, memberId).map(given -> given.stream()
                .anyMatch(consent -> consent.document() == document
                        && consent.granted()
                        && consent.version().equals(document.versionIn(rules))));
    }

    /** The refusal of what needs a consent that is not there, with the version that is in force. */
    public static ProblemException required(Document document, MemberRules rules) {
        return refusal(ConsentProblem.CONSENT_REQUIRED, document, rules);
    }

    private Uni<Void> heed(Actor member, Document withdrawn) {
        return Multi.createFrom()
                .iterable(heeders)
                .onItem()
                .transformToUniAndConcatenate(heeder -> heeder.withdrawn(member, withdrawn))
                .onItem()
                .ignoreAsUni();
    }

    private static List<ConsentView> newest(List<Consent> newestFirst) {
        Map<Document, ConsentView> newest = new EnumMap<>(Document.class);
        newestFirst.forEach(consent -> newest.putIfAbsent(consent.document, ConsentView.of(consent)));
        return List.copyOf(newest.values());
    }

    private static void requireCurrent(GivenConsent consent, MemberRules rules) {
        String current = consent.document().versionIn(rules);
        if (!consent.version().equals(current)) {
            throw refusal(ConsentProblem.CONSENT_VERSION_OUTDATED, consent.document(), rules);
        }
    }

    private static ProblemException refusal(ConsentProblem problem, Document document, MemberRules rules) {
        String version = document.versionIn(rules);
        Map<String, Object> facts = version == null
                ? Map.of("document", document.text())
                : Map.of("document", document.text(), "version", version);
        return ProblemException.of(problem, facts);
    }
}
