package dev.lingka.points.other;

import dev.lingka.member.MemberService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
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
import java.util.UUID;
import java.util.function.Function;

/** Rewards what is not a sale. */
@ApplicationScoped
public class RewardService {

    private final MemberService members;
    private final ProgrammeService programmes;
    private final MoneyFunctions functions;
    private final PointsDay days;

    RewardService(MemberService members, ProgrammeService programmes, MoneyFunctions functions, PointsDay days) {
        this.members = members;
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
                .chain(programme -> reward(operation, programme.section(PointsRules.class), deed));
    }

    /** As {@link #reward(Operation, Deed)}, by the rules of the programme that the deed was done under. */
    public Uni<Reward> reward(Operation operation, PointsRules rules, Deed deed) {
        return Uni.createFrom()
                .item(() -> args(rules, deed))
                .chain(args -> functions.call("points_reward", operation, args))
                .map(outcome ->
                        Reward.of(outcome.expect("GRANTED", PointsProblem.class).figures()));
    }

    /** The member's sign-in of today in the merchant's zone. */
    Uni<EarnedView> signIn(Actor member, Operation operation) {
        return onDay(operation, day -> deed(OtherEarning.Kind.SIGN_IN, member.id(), member.id() + ":" + day, day));
    }

    /** Something that the member shared; each operation is another share. */
    Uni<EarnedView> share(Actor member, Operation operation) {
        return onDay(
                operation, day -> deed(OtherEarning.Kind.SHARE, member.id(), member.id() + ":" + operation.key(), day));
    }

    /**
     * A review that staff have seen.
     *
     * @throws ProblemException as {@link #reward}; OWN_CARD
     */
    Uni<EarnedView> review(StaffActor by, Operation operation, UUID memberId, String review) {
        return members.find(by, memberId)
                .invoke(person -> by.requireNotOwn(person.phoneIndex()))
                .chain(() -> onDay(operation, day -> deed(OtherEarning.Kind.REVIEW, memberId, review, day)));
    }

    /** Takes back what a sale's visit got, once all of the sale is given back; nothing otherwise. */
    public Uni<Void> takeBackVisit(Operation operation, UUID saleId) {
        return functions
                .call("points_visit_back", operation, new JsonObject().put("saleId", saleId.toString()))
                .replaceWithVoid();
    }

    private Uni<EarnedView> onDay(Operation operation, Function<LocalDate, Deed> deed) {
        return days.today(operation)
                .chain(day -> reward(operation, deed.apply(day)).map(reward -> EarnedView.of(day, reward)));
    }

    private static Deed deed(OtherEarning.Kind kind, UUID memberId, String source, LocalDate day) {
        return new Deed(kind, memberId, source, null, day);
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
                                .put("perDay", earning.mostADay())
                                .put("perYear", earning.perYear())
                                .put("lastDay", lastDay == null ? null : lastDay.toString()));
    }
}
