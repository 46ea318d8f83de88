package dev.lingka.points.adjustment;

import dev.lingka.member.MemberService;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovalView;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.points.PointsDay;
import dev.lingka.points.PointsProblem;
import dev.lingka.points.PointsRules;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** Gives and takes points by hand. */
@ApplicationScoped
public class AdjustmentService {

    private static final String FUNCTION = "points_adjust";

    private final MemberService members;
    private final ProgrammeService programmes;
    private final ApprovalService approvals;
    private final MoneyFunctions functions;
    private final PointsDay days;

    AdjustmentService(
            MemberService members,
            ProgrammeService programmes,
            ApprovalService approvals,
            MoneyFunctions functions,
            PointsDay days) {
        this.members = members;
        this.programmes = programmes;
        this.approvals = approvals;
        this.functions = functions;
        this.days = days;
    }

    /**
     * Books it at once, or asks a second person when this one has moved all that they may alone today.
     *
     * @throws ProblemException NOT_FOUND, OWN_CARD, INSUFFICIENT_POINTS
     */
    Uni<AdjustmentAnswer> adjust(StaffActor by, Operation operation, UUID memberId, AdjustPoints wanted) {
        if (wanted.points() == 0) {
            throw ProblemException.invalid("points", "OUT_OF_RANGE", "what the member gains or loses, not 0");
        }
        JsonObject order = order(by, memberId, wanted);
        return members.find(by, memberId)
                .invoke(person -> by.requireNotOwn(person.phoneIndex()))
                .chain(() -> call(by, operation, order))
                .chain(outcome -> outcome.is(PointsProblem.APPROVAL_REQUIRED.name())
                        ? ask(by, order, outcome).map(AdjustmentAnswer::awaiting)
                        : Uni.createFrom().item(AdjustmentAnswer.adjusted(adjusted(outcome))));
    }

    /** It keeps the id of the first try, so that a repeated request cannot be approved into a second adjustment. */
    private Uni<ApprovalView> ask(StaffActor by, JsonObject order, Outcome outcome) {
        JsonObject payload = order.copy().put("adjustmentId", outcome.figures().getString("adjustmentId"));
        return approvals.request(by, AdjustmentApproval.KIND, payload, order.getString("reason"));
    }

    /** Books what a second person agreed to. */
    Uni<JsonObject> post(ApprovedRequest request) {
        JsonObject order =
                request.payload().copy().put("approvalId", request.id().toString());
        return call(request, request.operation(), order).map(AdjustmentService::adjusted);
    }

    Uni<Boolean> concerns(StaffActor decider, UUID memberId) {
        return members.find(decider, memberId)
                .map(person ->
                        decider.phoneIndex() != null && decider.phoneIndex().equals(person.phoneIndex()));
    }

    private Uni<Outcome> call(InMerchant merchant, Operation operation, JsonObject order) {
        return days.today(merchant).chain(day -> programmes
                .current(merchant)
                .map(programme -> programme.section(PointsRules.class))
                .chain(rules -> functions.call(FUNCTION, operation, order.copy().mergeIn(terms(rules, day)))));
    }

    private static JsonObject terms(PointsRules rules, LocalDate day) {
        LocalDate lastDay = rules.expiry().lastDay(day);
        return new JsonObject()
                .put("day", day.toString())
                .put("lastDay", lastDay == null ? null : lastDay.toString())
                .put("aloneUpTo", rules.byHandAloneUpTo());
    }

    private static JsonObject order(StaffActor by, UUID memberId, AdjustPoints wanted) {
        return new JsonObject()
                .put("adjustmentId", Ids.next().toString())
                .put("memberId", memberId.toString())
                .put("points", wanted.points())
                .put("reason", wanted.reason())
                .put("requestedBy", by.principal());
    }

    private static JsonObject adjusted(Outcome outcome) {
        return outcome.expect("ADJUSTED", PointsProblem.class).figures();
    }
}
