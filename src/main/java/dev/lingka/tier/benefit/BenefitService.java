package dev.lingka.tier.benefit;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.tier.Benefit;
import dev.lingka.tier.TierLevel;
import dev.lingka.tier.TierProblem;
import dev.lingka.tier.TierRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Grants benefits. */
@ApplicationScoped
class BenefitService {

    private final ProgrammeService programmes;
    private final MoneyFunctions money;

    BenefitService(ProgrammeService programmes, MoneyFunctions money) {
        this.programmes = programmes;
        this.money = money;
    }

    /** Throws NOT_FOUND (also of a benefit that no level gives), BENEFIT_NOT_HELD or BENEFIT_USED_UP. */
    Uni<BenefitUseView> use(StaffActor by, Operation operation, UUID memberId, String benefit, UseBenefit wanted) {
        by.requireStore(wanted.storeId());
        return programmes
                .current(by)
                .map(programme -> args(by, memberId, benefit, programme.section(TierRules.class))
                        .put("storeId", wanted.storeId().toString())
                        .put("note", wanted.note()))
                .chain(args -> money.call("tier_benefit_use", operation, args))
                .map(outcome -> outcome.expect("BENEFIT_GRANTED", TierProblem.class))
                .map(granted -> BenefitUseView.of(granted.figures()));
    }

    private static JsonObject args(StaffActor by, UUID memberId, String benefit, TierRules rules) {
        return new JsonObject()
                .put("useId", Ids.next().toString())
                .put("memberId", memberId.toString())
                .put("benefit", benefit)
                .put("actor", by.principal())
                .put("grants", grants(benefit, rules))
                .put("rules", rules.toArgs());
    }

    /** How often each level gives it; a level that does not is left out. */
    private static JsonObject grants(String code, TierRules rules) {
        JsonObject grants = new JsonObject();
        for (TierLevel level : rules.levels()) {
            level.benefit(code).ifPresent(benefit -> grants.put(level.code(), grant(benefit)));
        }
        return grants;
    }

    private static JsonObject grant(Benefit benefit) {
        return benefit.hasLimit()
                ? new JsonObject()
                        .put("perPeriod", benefit.perPeriod())
                        .put("period", benefit.period().text())
                : new JsonObject();
    }
}
