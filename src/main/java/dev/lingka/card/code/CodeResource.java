package dev.lingka.card.code;

import dev.lingka.card.Card;
import dev.lingka.card.CardProblem;
import dev.lingka.card.CardService;
import dev.lingka.card.CardStatus;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The card's codes, for its holder's phone. */
@Path("/api/v1/member/card/codes")
@RolesAllowed({"member", "guest"})
class CodeResource {

    private final CardService cards;
    private final CardCodeService codes;
    private final CurrentActor current;
    private final Clock clock;

    CodeResource(CardService cards, CardCodeService codes, CurrentActor current, Clock clock) {
        this.cards = cards;
        this.codes = codes;
        this.current = current;
        this.clock = clock;
    }

    /** Never cached: whoever holds a code can pay with it. */
    @GET
    public Uni<RestResponse<CodesView>> upcoming(@QueryParam("cardId") UUID cardId) {
        Actor actor = current.actor();
        return cards.own(actor, cardId)
                .invoke(this::requireUsable)
                .chain(card -> codes.upcoming(actor, card.id())
                        .map(upcoming -> CodesView.of(card.id(), clock.instant(), upcoming)))
                .map(view -> ResponseBuilder.ok(view)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private void requireUsable(Card card) {
        if (card.status() != CardStatus.ACTIVE) {
            throw ProblemException.of(
                    CardProblem.CARD_STATE_FORBIDS,
                    Map.of("status", card.status().text()));
        }
        if (card.spendableAt() != null && clock.instant().isBefore(card.spendableAt())) {
            throw ProblemException.of(CardProblem.CARD_NOT_SPENDABLE_YET, Map.of("spendableAt", card.spendableAt()));
        }
    }
}
