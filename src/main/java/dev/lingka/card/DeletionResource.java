package dev.lingka.card;

import dev.lingka.shared.Actor;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** People leave (Personal Information Protection Law, art. 47). */
@Path("/api/v1/member/deletion")
@RolesAllowed({"member", "guest"})
class DeletionResource {

    private final MoneyFunctions functions;
    private final CurrentActor current;
    private final CurrentOperation operation;

    DeletionResource(MoneyFunctions functions, CurrentActor current, CurrentOperation operation) {
        this.functions = functions;
        this.current = current;
        this.operation = operation;
    }

    /** Refused with CARD_HOLDS_VALUE while money is owed to them; afterwards nothing tells who they were. */
    @POST
    @MovesValue
    @ResponseStatus(204)
    public Uni<Void> delete() {
        Actor actor = current.actor();
        JsonObject args = new JsonObject().put("memberId", actor.id().toString());
        return functions
                .call("card_member_delete", operation.by(actor), args)
                .map(outcome -> outcome.expect("MEMBER_DELETED", CardProblem.class))
                .replaceWithVoid();
    }
}
