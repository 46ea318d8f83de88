package dev.lingka.member.consent;

import dev.lingka.member.MemberRules;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** People's consents, as they see and change them. */
@Path("/api/v1/member/consents")
@RolesAllowed({"member", "guest"})
class ConsentResource {

    private final ConsentService consents;
    private final ProgrammeService programmes;
    private final CurrentActor current;

    ConsentResource(ConsentService consents, ProgrammeService programmes, CurrentActor current) {
        this.consents = consents;
        this.programmes = programmes;
        this.current = current;
    }

    /**
     * @param inForce the versions to show and accept now
     * @param given where this person stands
     */
    record Consents(InForce inForce, List<ConsentView> given) {}

    /**
     * Versions in force.
     *
     * @param guardian null where nothing is asked about children
     */
    record InForce(String terms, String privacy, String marketing, @Schema(nullable = true) String guardian) {

        static InForce of(MemberRules rules) {
            return new InForce(
                    rules.termsVersion(), rules.privacyVersion(), rules.marketingVersion(), rules.guardianVersion());
        }
    }

    @GET
    public Uni<Consents> show() {
        Actor actor = current.actor();
        return programmes
                .current(actor)
                .map(programme -> programme.section(MemberRules.class))
                .chain(rules ->
                        consents.current(actor, actor.id()).map(given -> new Consents(InForce.of(rules), given)));
    }

    /** All that was ever given or withdrawn, newest first, on one page. */
    @GET
    @Path("history")
    public Uni<Page<ConsentView>> history() {
        Actor actor = current.actor();
        return consents.history(actor, actor.id()).map(all -> new Page<>(all, null));
    }

    @POST
    public Uni<Consents> decide(@Valid @NotNull DecideConsent decision) {
        Actor actor = current.actor();
        return programmes
                .current(actor)
                .map(programme -> programme.section(MemberRules.class))
                .chain(rules -> consents.decide(actor, decision.consent(), decision.granted(), rules)
                        .map(given -> new Consents(InForce.of(rules), given)));
    }
}
