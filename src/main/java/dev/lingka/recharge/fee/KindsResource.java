package dev.lingka.recharge.fee;

import dev.lingka.card.CardRules;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.recharge.RechargeRules;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;

/** Which cards there are, for whoever opens the mini-program. */
@Path("/api/v1/member/card-kinds")
@RolesAllowed({"member", "guest"})
class KindsResource {

    private final ProgrammeService programmes;
    private final CurrentActor caller;

    KindsResource(ProgrammeService programmes, CurrentActor caller) {
        this.programmes = programmes;
        this.caller = caller;
    }

    @GET
    public Uni<KindsView> kinds(@Context HttpHeaders headers) {
        Locale locale = ProblemTexts.choose(headers.getAcceptableLanguages());
        return programmes
                .current(caller.actor())
                .map(programme -> KindsView.of(
                        programme.section(CardRules.class),
                        programme.section(RechargeRules.class).termsVersion(),
                        locale));
    }
}
