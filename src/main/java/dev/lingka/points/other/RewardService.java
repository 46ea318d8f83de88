package dev.lingka.points.other;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.points.OtherEarning;
import dev.lingka.points.PointsDay;
import dev.lingka.points.PointsProblem;
import dev.lingka.points.PointsRules;
import dev.lingka.shared.Actor;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Rewards what is not a sale. */
@ApplicationScoped
public class RewardService {

    private final ProgrammeService programmes;
    private final MoneyFunctions functions;
    private final PointsDay days;

    RewardService(ProgrammeService programmes, MoneyFunctions functions, PointsDay days) {
        this.programmes = programmes;
        this.functions = functions;
        this.days = days;
    }

    /**
     * Gives the points that the programme in force has for the deed; the same deed again answers what it got.
     *
     * @throws ProblemException NOT_REWARDED, LIMIT_REACHED, NOT_FOUND for a member who is not there
     */
    public Uni<Reward> reward(Operation operation, Deed deed) {
        return programmes
                .current(operation)
                .map(programme -> args(programme.section(PointsRules.class), deed))
                .chain(args -> functions.call("points_reward", operation, args))
                .map(outcome ->
                        Reward.of(outcome.expect("GRANTED", PointsProblem.class).figures()));
    }

    /** The member's sign-in of today in the merchant's zone. */
    Uni<SignInView> signIn(Actor member, Operation operation) {
        return days.today(member)
                .chain(day -> reward(operation, signIn(member, day)).map(reward -> SignInView.of(day, reward)));
    }

    private static Deed signIn(Actor member, LocalDate day) {
        return new Deed(OtherEarning.Kind.SIGN_IN, member.id(), member.id() + ":" + day, null, day);
    }

    private static JsonObject args(PointsRules rules, Deed deed) {
        OtherEarning earning =
                rules.other(deed.kind()).orElseThrow(() -> ProblemException.of(PointsProblem.NOT_REWARDED));
        LocalDate lastDay = rules.expiry().lastDay(deed.day());
        return new JsonObject()
                .put("memberId", deed.memberId().toString())
                .put("kind", deed.kind().text())
                .put("source", deed.source())
                .put("storeId", deed.storeId() == null ? null : deed.storeId().toString())
                .put("day", deed.day().toString())
                .put(
                        "grant",
                        new JsonObject()
                                .put("points", earning.points())
                                .put("perDay", earning.perDay())
                                .put("perYear", earning.perYear())
                                .put("lastDay", lastDay == null ? null : lastDay.toString()));
    }
}
