package dev.lingka.card.join;

import dev.lingka.member.session.CurrentSession;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A member shows another verified phone number. */
@Path("/api/v1/member/phone")
@RolesAllowed("member")
class PhoneResource {

    private final JoinService joining;
    private final CurrentActor current;
    private final CurrentSession session;
    private final CurrentOperation operation;

    PhoneResource(JoinService joining, CurrentActor current, CurrentSession session, CurrentOperation operation) {
        this.joining = joining;
        this.current = current;
        this.session = session;
        this.operation = operation;
    }

    /** Refused with PHONE_TAKEN while another person has that number. */
    @POST
    @MovesValue
    @ResponseStatus(204)
    public Uni<Void> change(@Valid @NotNull ChangePhone wanted) {
        return joining.changePhone(operation.by(current.actor()), session.identityId(), wanted.phoneCode())
                .replaceWithVoid();
    }
}
