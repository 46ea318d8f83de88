package dev.lingka.reward.deed;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.points.OtherEarning;
import dev.lingka.points.PointsDay;
import dev.lingka.points.PointsProblem;
import dev.lingka.points.PointsRules;
import dev.lingka.points.other.Deed;
import dev.lingka.points.other.Reward;
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
    private final ProgrammeService programmes;
    private final PointsDay days;

    DeedListener(RewardService rewards, ProgrammeService programmes, PointsDay days) {
        this.rewards = rewards;
        this.programmes = programmes;
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
            case "SaleRefunded" -> told.getString("memberId") == null ? nothing() : visitBack(event);
            case "ReferralEarned" -> today(event, OtherEarning.Kind.REFERRAL, "referrerId", told.getString("friendId"));
            case "ProfileCompleted" -> today(event, OtherEarning.Kind.PROFILE, "memberId", told.getString("memberId"));
            default -> throw new IllegalArgumentException(event.type());
        };
    }

    /** Under the rules of the sale. */
    private Uni<Void> visit(OutboxEvent event) {
        JsonObject sale = event.payload();
        Deed deed = new Deed(
                OtherEarning.Kind.VISIT,
                UUID.fromString(sale.getString("memberId")),
                sale.getString("saleId"),
                UUID.fromString(sale.getString("storeId")),
                LocalDate.parse(sale.getString("businessDay")));
        return rules(event, "programmeVersion").chain(rules -> quietly(rewards.reward(operation(event), rules, deed)));
    }

    private Uni<Void> visitBack(OutboxEvent event) {
        UUID saleId = UUID.fromString(event.payload().getString("saleId"));
        return rules(event, "saleProgrammeVersion")
                .chain(rules -> rules.other(OtherEarning.Kind.VISIT).isPresent()
                        ? rewards.takeBackVisit(operation(event), saleId)
                        : nothing());
    }

    private Uni<PointsRules> rules(OutboxEvent event, String version) {
        return programmes
                .published(event, event.payload().getInteger(version))
                .map(programme -> programme.section(PointsRules.class));
    }

    private Uni<Void> today(OutboxEvent event, OtherEarning.Kind kind, String whom, String source) {
        UUID memberId = UUID.fromString(event.payload().getString(whom));
        return days.today(event)
                .chain(day -> quietly(rewards.reward(operation(event), new Deed(kind, memberId, source, null, day))));
    }

    private static Uni<Void> quietly(Uni<Reward> reward) {
        return reward.replaceWithVoid()
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
