package dev.lingka.reward.deed;

import dev.lingka.points.OtherEarning;
import dev.lingka.points.PointsDay;
import dev.lingka.points.PointsProblem;
import dev.lingka.points.other.Deed;
import dev.lingka.points.other.RewardService;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.Problem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** Turns what happened into deeds that may earn points. What the programme has nothing for earns nothing. */
@ApplicationScoped
class DeedListener implements OutboxListener {

    private static final Set<Problem> NOTHING_TO_GIVE =
            Set.of(PointsProblem.NOT_REWARDED, PointsProblem.LIMIT_REACHED, CommonProblem.NOT_FOUND);

    private final RewardService rewards;
    private final PointsDay days;

    DeedListener(RewardService rewards, PointsDay days) {
        this.rewards = rewards;
        this.days = days;
    }

    @Override
    public String name() {
        return "reward.deed";
    }

    @Override
    public Set<String> types() {
        return Set.of("SaleRecorded", "SaleRefunded", "ReferralEarned", "ProfileCompleted");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        JsonObject told = event.payload();
        return switch (event.type()) {
            case "SaleRecorded" -> told.getString("memberId") == null ? nothing() : visit(event);
            case "SaleRefunded" ->
                told.getString("memberId") == null
                        ? nothing()
                        : rewards.takeBackVisit(operation(event), UUID.fromString(told.getString("saleId")));
            case "ReferralEarned" -> today(event, OtherEarning.Kind.REFERRAL, "referrerId", told.getString("friendId"));
            case "ProfileCompleted" -> today(event, OtherEarning.Kind.PROFILE, "memberId", told.getString("memberId"));
            default -> throw new IllegalArgumentException(event.type());
        };
    }

    private Uni<Void> visit(OutboxEvent event) {
        JsonObject sale = event.payload();
        return reward(
                event,
                new Deed(
                        OtherEarning.Kind.VISIT,
                        UUID.fromString(sale.getString("memberId")),
                        sale.getString("saleId"),
                        UUID.fromString(sale.getString("storeId")),
                        LocalDate.parse(sale.getString("businessDay"))));
    }

    private Uni<Void> today(OutboxEvent event, OtherEarning.Kind kind, String whom, String source) {
        UUID memberId = UUID.fromString(event.payload().getString(whom));
        return days.today(event).chain(day -> reward(event, new Deed(kind, memberId, source, null, day)));
    }

    private Uni<Void> reward(OutboxEvent event, Deed deed) {
        return rewards.reward(operation(event), deed)
                .replaceWithVoid()
                .onFailure(failure ->
                        failure instanceof ProblemException refused && NOTHING_TO_GIVE.contains(refused.problem()))
                .recoverWithNull();
    }

    private static Operation operation(OutboxEvent event) {
        return Operation.ofSystem(event.merchantId(), "deed:" + event.id());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
