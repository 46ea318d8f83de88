package dev.lingka.card.physical;

import dev.lingka.card.CardService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Members bind their old plastic. */
@Path("/api/v1/member/card/physical-card")
@RolesAllowed({"member", "guest"})
class PhysicalCardResource {

    private final PhysicalCardService plastic;
    private final CardService cards;
    private final CurrentActor current;
    private final CurrentOperation operation;

    PhysicalCardResource(
            PhysicalCardService plastic, CardService cards, CurrentActor current, CurrentOperation operation) {
        this.plastic = plastic;
        this.cards = cards;
        this.current = current;
        this.operation = operation;
    }

    @POST
    @MovesValue
    public Uni<BoundView> bind(@Valid @NotNull BindCard wanted) {
        Actor actor = current.actor();
        return cards.held(actor).chain(card -> plastic.bind(operation.by(actor), card.id(), wanted));
    }
}
