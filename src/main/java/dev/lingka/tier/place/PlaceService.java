package dev.lingka.tier.place;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.tier.Standing;
import dev.lingka.tier.TierProblem;
import dev.lingka.tier.TierRules;
import dev.lingka.tier.TierService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives levels by hand. */
@ApplicationScoped
class PlaceService {

    private static final Duration LONGEST = Duration.ofDays(3660);

    private final ProgrammeService programmes;
    private final TierService tiers;
    private final MoneyFunctions money;
    private final Clock clock;

    PlaceService(ProgrammeService programmes, TierService tiers, MoneyFunctions money, Clock clock) {
        this.programmes = programmes;
        this.tiers = tiers;
        this.money = money;
        this.clock = clock;
    }

    /** Throws NOT_FOUND, TIER_UNKNOWN, TIER_FULL, or INVALID_REQUEST for an end that is past or too far away. */
    Uni<Standing> place(StaffActor by, Operation operation, UUID memberId, PlaceMember wanted) {
        requireAhead(wanted.until());
        return rules(by)
                .invoke(rules -> requireKnown(rules, wanted.level()))
                .map(rules -> args(by, memberId, wanted.reason(), rules)
                        .put("level", wanted.level())
                        .put("until", wanted.until().toString()))
                .chain(args -> money.call("tier_place", operation, args))
                .map(outcome -> outcome.expect("PLACED", TierProblem.class))
                .chain(placed ->
                        tiers.standing(by, UUID.fromString(placed.figures().getString("memberId"))));
    }

    /** Throws NOT_FOUND or NOT_PLACED. */
    Uni<Standing> end(StaffActor by, Operation operation, UUID memberId, EndPlace wanted) {
        return rules(by)
                .map(rules -> args(by, memberId, wanted.reason(), rules))
                .chain(args -> money.call("tier_place_end", operation, args))
                .map(outcome -> outcome.expect("PLACE_ENDED", TierProblem.class))
                .chain(ended ->
                        tiers.standing(by, UUID.fromString(ended.figures().getString("memberId"))));
    }

    private Uni<TierRules> rules(StaffActor by) {
        return programmes.current(by).map(programme -> programme.section(TierRules.class));
    }

    private static JsonObject args(StaffActor by, UUID memberId, String reason, TierRules rules) {
        return new JsonObject()
                .put("memberId", memberId.toString())
                .put("reason", reason)
                .put("actor", by.principal())
                .put("rules", rules.toArgs());
    }

    private static void requireKnown(TierRules rules, String level) {
        if (rules.find(level).isEmpty()) {
            throw ProblemException.of(TierProblem.TIER_UNKNOWN, Map.of("level", level));
        }
    }

    private void requireAhead(Instant until) {
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw ProblemException.invalid(
                    List.of(new FieldError("until", "OUT_OF_RANGE", "ahead, and within ten years")));
        }
    }
}
