package dev.lingka.card.join;

import dev.lingka.card.CardRules;
import dev.lingka.card.CardView;
import dev.lingka.member.MemberKind;
import dev.lingka.member.session.AccessToken;
import dev.lingka.member.session.CurrentSession;
import dev.lingka.member.session.SessionService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.AnsweredWith;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Where people get their card. */
@Path("/api/v1/member/cards")
@RolesAllowed({"member", "guest"})
class JoinResource {

    private final JoinService joining;
    private final SessionService sessions;
    private final ProgrammeService programmes;
    private final Applicants applicants;
    private final CurrentActor current;
    private final CurrentSession session;
    private final CurrentOperation operation;

    JoinResource(
            JoinService joining,
            SessionService sessions,
            ProgrammeService programmes,
            Applicants applicants,
            CurrentActor current,
            CurrentSession session,
            CurrentOperation operation) {
        this.joining = joining;
        this.sessions = sessions;
        this.programmes = programmes;
        this.applicants = applicants;
        this.current = current;
        this.session = session;
        this.operation = operation;
    }

    /** 201 with a new card, 200 with the one that was there, 202 when a second proof is needed first. */
    @POST
    @MovesValue
    @AnsweredWith({200, 201, 202})
    public Uni<RestResponse<JoinedView>> join(@Valid @NotNull JoinCard wanted, @Context HttpHeaders headers) {
        Actor actor = current.actor();
        Locale locale = ProblemTexts.choose(headers.getAcceptableLanguages());
        return applicants
                .requireCalm(actor, session.identityId())
                .chain(() -> joining.join(operation.by(actor), session.identityId(), wanted))
                .chain(joined -> answer(actor, joined, locale));
    }

    private Uni<RestResponse<JoinedView>> answer(Actor actor, JoinService.Joined joined, Locale locale) {
        if (joined.claimId() != null) {
            JoinedView.Claim claim = JoinedView.Claim.of(joined.claimId(), joined.card());
            return Uni.createFrom()
                    .item(RestResponse.status(
                            Status.ACCEPTED, new JoinedView(false, joined.card().id(), null, claim, null)));
        }
        AccessToken access = sessions.renewed(actor, session, joined.memberId(), MemberKind.MEMBER);
        return programmes
                .current(actor)
                .map(programme -> CardView.of(joined.card(), programme.section(CardRules.class), locale))
                .map(card -> RestResponse.status(
                        joined.issued() ? Status.CREATED : Status.OK,
                        new JoinedView(joined.issued(), card.id(), card, null, access)));
    }
}
