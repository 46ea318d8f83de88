package dev.lingka.card.measure;

import dev.lingka.card.conduct.ConductRules;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes appeals, and has them decided by somebody who is not party to the measure. */
@ApplicationScoped
class AppealService {

    private final MeasureReads measures;
    private final MemberService members;
    private final ProgrammeService programmes;
    private final MoneyFunctions functions;

    AppealService(MeasureReads measures, MemberService members, ProgrammeService programmes, MoneyFunctions functions) {
        this.measures = measures;
        this.members = members;
        this.programmes = programmes;
        this.functions = functions;
    }

    /**
     * A member says no to a measure on them. The time for the decision is that of the rules which the measure was taken
     * under.
     *
     * @throws ProblemException NOT_FOUND, MEASURE_LIFTED, APPEAL_KNOWN, APPEAL_TOO_LATE
     */
    Uni<MeasureView> appeal(Operation operation, UUID measureId, MakeAppeal appeal) {
        Actor member = operation.actor();
        return measures.of(member, measureId)
                .chain(measure -> rules(member, measure))
                .map(rules -> new JsonObject()
                        .put("appealId", Ids.next().toString())
                        .put("measureId", measureId.toString())
                        .put("memberId", member.id().toString())
                        .put("text", appeal.text())
                        .put("decisionDays", rules.decisionDays()))
                .chain(args -> functions.call("measure_appeal_make", operation, args))
                .map(outcome -> outcome.expect("APPEAL_MADE", MeasureProblem.class))
                .chain(outcome -> measures.own(member, measureId));
    }

    /**
     * Upholds or lifts the measure, once.
     *
     * @throws ProblemException NOT_FOUND, OWN_CARD, PARTY_TO_MEASURE, APPEAL_DECIDED, APPEAL_OVERDUE
     */
    Uni<MeasureDetail> decide(StaffActor staff, Operation operation, UUID appealId, DecideAppeal word) {
        JsonObject args = new JsonObject()
                .put("appealId", appealId.toString())
                .put("decision", word.lift() ? "lifted" : "upheld")
                .put("reason", word.reason());
        return measures.ofAppeal(staff, appealId)
                .chain(measure -> members.find(staff, measure.memberId()))
                .invoke(person -> staff.requireNotOwn(person.phoneIndex()))
                .chain(() -> functions.call("measure_appeal_decide", operation, args))
                .map(outcome -> outcome.expect("APPEAL_ENDED", MeasureProblem.class))
                .chain(() -> measures.ofAppeal(staff, appealId));
    }

    private Uni<ConductRules> rules(InMerchant merchant, Measure measure) {
        return programmes
                .published(merchant, measure.programmeVersion())
                .map(programme -> programme.section(ConductRules.class));
    }
}
