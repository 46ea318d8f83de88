package dev.lingka.card.claim;

import dev.lingka.card.CardProblem;
import dev.lingka.ledger.EntryFilter;
import dev.lingka.ledger.LedgerEntry;
import dev.lingka.ledger.LedgerService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** Decides claims. */
@ApplicationScoped
class ClaimService {

    /** How far back a payment counts as recent. */
    private static final Duration RECENT = Duration.ofDays(90);

    private static final int TRIES = 5;

    private final ClaimRepository claims;
    private final LedgerService ledger;
    private final MoneyFunctions functions;
    private final Clock clock;

    ClaimService(ClaimRepository claims, LedgerService ledger, MoneyFunctions functions, Clock clock) {
        this.claims = claims;
        this.ledger = ledger;
        this.functions = functions;
        this.clock = clock;
    }

    /** Claims that this person made, and those on their cards. */
    Uni<Page<ClaimView>> of(Actor person) {
        return claims.ofPerson(person, person.id()).map(found -> new Page<>(found, null));
    }

    Uni<Page<ClaimView>> open(InMerchant merchant, UUID before, int limit) {
        return claims.open(merchant, before, limit).map(found -> Page.of(found, limit, claim -> Cursor.of(claim.id())));
    }

    /** Throws NOT_FOUND. */
    Uni<ClaimView> find(InMerchant merchant, UUID id) {
        return claims.byId(merchant, id).map(ClaimService::only);
    }

    /** The old openid says whether the claimant is the same person. */
    Uni<ClaimView> answer(Operation operation, UUID claimId, boolean samePerson) {
        JsonObject args = decision(claimId, samePerson, "old_openid")
                .put("memberId", operation.actor().id().toString());
        return end(functions.call("card_claim_decide", operation, args), operation, claimId);
    }

    /** Staff say so, with two pairs of eyes. */
    Uni<ClaimView> decide(Operation operation, UUID claimId, boolean samePerson) {
        return end(
                functions.call("card_claim_decide", operation, decision(claimId, samePerson, "staff")),
                operation,
                claimId);
    }

    /** The claimant holds the plastic card and knows what was paid lately. */
    Uni<ClaimView> prove(Operation operation, UUID claimId, ProveClaim proof) {
        return find(operation, claimId)
                .chain(claim -> saleIsKnown(operation, claim.cardId(), proof.saleFen()))
                .map(known -> new JsonObject()
                        .put("claimId", claimId.toString())
                        .put("claimantId", operation.actor().id().toString())
                        .put("plastic", proof.number().replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT))
                        .put("saleKnown", known)
                        .put("tries", TRIES))
                .chain(args -> end(functions.call("card_claim_prove", operation, args), operation, claimId));
    }

    private Uni<Boolean> saleIsKnown(InMerchant merchant, UUID cardId, long saleFen) {
        EntryFilter recent = new EntryFilter(clock.instant().minus(RECENT), null, "charge");
        return ledger.entries(merchant, cardId, recent, null, Page.MAX_LIMIT).map(page -> page.items().stream()
                .collect(Collectors.groupingBy(LedgerEntry::postingId, Collectors.summingLong(LedgerEntry::amount)))
                .containsValue(-saleFen));
    }

    private Uni<ClaimView> end(Uni<Outcome> call, InMerchant merchant, UUID claimId) {
        return call.invoke(outcome -> {
                    if (!outcome.is("CLAIM_REFUSED")) {
                        outcome.expect("CLAIM_PROVEN", CardProblem.class);
                    }
                })
                .chain(() -> find(merchant, claimId));
    }

    private static JsonObject decision(UUID claimId, boolean samePerson, String proof) {
        return new JsonObject()
                .put("claimId", claimId.toString())
                .put("decision", samePerson ? "proven" : "refused")
                .put("proof", proof);
    }

    private static ClaimView only(List<ClaimView> found) {
        if (found.isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return found.get(0);
    }
}
