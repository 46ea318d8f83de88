package dev.lingka.card.claim;

import dev.lingka.card.CardDesk;
import dev.lingka.card.CardProblem;
import dev.lingka.ledger.HotBalances;
import dev.lingka.merchant.approval.ApprovalHandler;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.database.MoneyFunctions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Merges that two of the staff agreed on. */
@ApplicationScoped
class MergeApproval implements ApprovalHandler {

    static final String KIND = "member.merge";

    private final MoneyFunctions functions;
    private final HotBalances balances;
    private final CardDesk desk;

    MergeApproval(MoneyFunctions functions, HotBalances balances, CardDesk desk) {
        this.functions = functions;
        this.balances = balances;
        this.desk = desk;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Boolean> concerns(StaffActor decider, JsonObject payload) {
        return desk.isOwn(decider, member(payload, "intoMember"))
                .chain(own -> own ? Uni.createFrom().item(true) : desk.isOwn(decider, member(payload, "fromMember")));
    }

    @Override
    public Uni<JsonObject> apply(ApprovedRequest request) {
        JsonObject args = request.payload()
                .copy()
                .put("reason", request.reason())
                .put("requestId", request.id().toString());
        return functions
                .call("card_merge", request.operation(), args)
                .map(outcome -> outcome.expect("MEMBERS_MERGED", CardProblem.class))
                .call(outcome -> balances.put(request, outcome.figures().getJsonArray("balances")))
                .call(() -> balances.holdsAnother(request, member(args, "fromMember")))
                .call(() -> balances.holdsAnother(request, member(args, "intoMember")))
                .map(outcome -> new JsonObject()
                        .put("memberId", outcome.figures().getString("memberId"))
                        .put("principalFen", outcome.figures().getLong("principalFen"))
                        .put("bonusFen", outcome.figures().getLong("bonusFen"))
                        .put("points", outcome.figures().getLong("points")));
    }

    private static UUID member(JsonObject payload, String name) {
        return UUID.fromString(payload.getString(name));
    }
}
