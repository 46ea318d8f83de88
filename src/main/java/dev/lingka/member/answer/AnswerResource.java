package dev.lingka.member.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.member.MemberRules;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.EditTag;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;

/** The merchant's own questions, and what people answer; before they have a card, too. */
@Path("/api/v1/member/profile/answers")
@RolesAllowed({"member", "guest"})
class AnswerResource {

    private final AnswerService answers;
    private final ProgrammeService programmes;
    private final CurrentActor current;

    AnswerResource(AnswerService answers, ProgrammeService programmes, CurrentActor current) {
        this.answers = answers;
        this.programmes = programmes;
        this.current = current;
    }

    /** All that a person answers from now on, by code; what is missing is taken back. */
    record TellAnswers(@NotNull JsonNode answers) {

        @Override
        public String toString() {
            return "TellAnswers[…]";
        }
    }

    @GET
    public Uni<RestResponse<AnswersView>> show(@Context HttpHeaders headers) {
        Actor actor = current.actor();
        return programmes.current(actor).chain(programme -> answers.of(actor, actor.id())
                .map(known -> answer(known, programme.section(MemberRules.class), locale(headers))));
    }

    @PUT
    public Uni<RestResponse<AnswersView>> tell(
            @HeaderParam(HttpHeaders.IF_MATCH) String tag,
            @Valid @NotNull TellAnswers told,
            @Context HttpHeaders headers) {
        Actor actor = current.actor();
        int seen = EditTag.seen(tag);
        return programmes.current(actor).chain(programme -> answers.tell(actor, programme, told.answers(), seen)
                .map(kept -> answer(kept, programme.section(MemberRules.class), locale(headers))));
    }

    private static Locale locale(HttpHeaders headers) {
        return ProblemTexts.choose(headers.getAcceptableLanguages());
    }

    private static RestResponse<AnswersView> answer(Answers known, MemberRules rules, Locale locale) {
        return EditTag.ok(AnswersView.of(known, rules, locale), known.version());
    }
}
