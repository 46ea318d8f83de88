package dev.lingka.member.session;

import dev.lingka.merchant.directory.MerchantDirectory;
import dev.lingka.merchant.directory.MerchantEntry;
import dev.lingka.shared.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Where phones sign in; the only member paths without a token. */
@Path("/api/v1/member/sessions")
@PermitAll
class SessionResource {

    private final SessionService sessions;
    private final SessionGreeting greeting;
    private final MerchantDirectory merchants;

    SessionResource(SessionService sessions, SessionGreeting greeting, MerchantDirectory merchants) {
        this.sessions = sessions;
        this.greeting = greeting;
        this.merchants = merchants;
    }

    @POST
    public Uni<SessionView> open(@Valid @NotNull OpenSession request) {
        return merchants.active(request.merchant()).chain(merchant -> open(merchant, request));
    }

    @POST
    @Path("refresh")
    public Uni<Tokens> refresh(@Valid @NotNull RefreshSession request) {
        return sessions.refresh(request.refreshToken());
    }

    private Uni<SessionView> open(MerchantEntry merchant, OpenSession request) {
        SessionView.MerchantName name = new SessionView.MerchantName(merchant.code(), merchant.name());
        return sessions.open(new MerchantId(merchant.merchantId()), request.code())
                .chain(opened -> greeting.greet(opened.arrival().actor(), request.scanned())
                        .map(found -> SessionView.of(opened.arrival(), opened.tokens(), name, found)));
    }
}
