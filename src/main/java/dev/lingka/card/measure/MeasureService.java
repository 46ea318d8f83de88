package dev.lingka.card.measure;

import dev.lingka.card.conduct.ConductRules;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Proposes and takes measures under the written rules. */
@ApplicationScoped
class MeasureService {

    private static final String RULE = "rule";

    private final MeasureReads measures;
    private final MemberService members;
    private final ProgrammeService programmes;
    private final ApprovalService approvals;
    private final MoneyFunctions functions;

    MeasureService(
            MeasureReads measures,
            MemberService members,
            ProgrammeService programmes,
            ApprovalService approvals,
            MoneyFunctions functions) {
        this.measures = measures;
        this.members = members;
        this.programmes = programmes;
        this.approvals = approvals;
        this.functions = functions;
    }

    /**
     * A warning holds at once; anything more waits for a second person.
     *
     * @throws ProblemException NOT_FOUND, OWN_CARD, INVALID_REQUEST for a rule that is not written or does not allow it
     */
    Uni<ProposedMeasure> propose(StaffActor staff, Operation operation, UUID memberId, TakeMeasure wanted) {
        return members.find(staff, memberId)
                .invoke(person -> staff.requireNotOwn(person.phoneIndex()))
                .chain(() -> programmes.current(staff))
                .map(programme -> proposal(memberId, wanted, programme))
                .chain(proposal -> wanted.kind().takesTwo()
                        ? ask(staff, operation, proposal, wanted.reason()).map(ProposedMeasure::waiting)
                        : warn(staff, operation, proposal, wanted.reason()).map(ProposedMeasure::taken));
    }

    /** What two people agreed on, under the rules that both saw. The same request again changes nothing. */
    Uni<JsonObject> take(ApprovedRequest request) {
        return take(
                        request.operation(),
                        request.payload()
                                .copy()
                                .put("reason", request.reason())
                                .put("proposedBy", request.requestedBy())
                                .put("approvalId", request.id().toString()))
                .map(outcome -> new JsonObject()
                        .put("measureId", outcome.figures().getString("measureId"))
                        .put("state", outcome.figures().getString("state")));
    }

    private Uni<MeasureDetail> warn(StaffActor staff, Operation operation, JsonObject proposal, String reason) {
        return take(operation, proposal.put("reason", reason).put("proposedBy", staff.principal()))
                .chain(outcome -> measures.detail(staff, measureId(outcome)));
    }

    private Uni<Outcome> take(Operation operation, JsonObject measure) {
        return programmes
                .published(operation, measure.getInteger("programmeVersion"))
                .map(programme -> programme.section(ConductRules.class))
                .map(rules -> withTimes(measure, rules))
                .chain(args -> functions.call("measure_take", operation, args))
                .map(outcome -> outcome.expect("MEASURE_TAKEN", MeasureProblem.class));
    }

    private static JsonObject withTimes(JsonObject measure, ConductRules rules) {
        ConductRules.Rule rule = rules.rule(measure.getString(RULE)).orElseThrow();
        return measure.put("noticeDays", rules.noticeDays())
                .put("appealDays", rule.appealDays())
                .put("freezeDays", rule.freezeDays());
    }

    /** Asked again under the same key, the answer is the request that waits already. */
    private Uni<ApprovalView> ask(StaffActor staff, Operation operation, JsonObject proposal, String reason) {
        return functions
                .earlier(operation)
                .chain(earlier -> earlier.map(outcome -> Uni.createFrom().item(outcome))
                        .orElseGet(() -> approvals
                                .request(staff, MeasureApproval.KIND, proposal, reason)
                                .chain(approval -> functions.call(
                                        "measure_ask",
                                        operation,
                                        new JsonObject()
                                                .put("measureId", proposal.getString("measureId"))
                                                .put("approvalId", approval.id().toString())))))
                .map(outcome -> outcome.expect("MEASURE_ASKED", MeasureProblem.class))
                .chain(outcome ->
                        approvals.find(staff, UUID.fromString(outcome.figures().getString("approvalId"))));
    }

    private static JsonObject proposal(UUID memberId, TakeMeasure wanted, Programme programme) {
        requireWritten(wanted, programme.section(ConductRules.class));
        JsonObject proposal = new JsonObject()
                .put("measureId", Ids.next().toString())
                .put("memberId", memberId.toString())
                .put("kind", wanted.kind().text())
                .put(RULE, wanted.rule())
                .put("programmeVersion", programme.version())
                .put("evidence", Evidence.json(wanted.evidence()));
        return new JsonObject(proposal.encode());
    }

    private static void requireWritten(TakeMeasure wanted, ConductRules rules) {
        ConductRules.Rule rule = rules.rule(wanted.rule())
                .orElseThrow(() ->
                        ProblemException.invalid(RULE, "UNKNOWN", "the code of a rule of the rule book in force"));
        if (!rule.allows(wanted.kind())) {
            throw ProblemException.invalid("kind", "NOT_ALLOWED", "one of those that this rule names");
        }
    }

    private static UUID measureId(Outcome outcome) {
        return UUID.fromString(outcome.figures().getString("measureId"));
    }
}
