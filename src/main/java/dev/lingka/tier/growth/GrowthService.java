package dev.lingka.tier.growth;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.tier.TierRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/**
 * Counts what members do. Everything is idempotent by its source, so that an event may come again; somebody who is not
 * there any more counts for nobody.
 */
@ApplicationScoped
public class GrowthService {

    private final ProgrammeService programmes;
    private final MoneyFunctions money;

    GrowthService(ProgrammeService programmes, MoneyFunctions money) {
        this.programmes = programmes;
        this.money = money;
    }

    /** Counts a source with its growth, and moves the member up at once when a level is reached by it. */
    public Uni<Void> count(InMerchant merchant, Counted source) {
        return call(merchant, "tier_count", source::toArgs);
    }

    /** Takes back in proportion what a source counted. Nobody falls by it before the next review. */
    public Uni<Void> takeBack(InMerchant merchant, Returned part) {
        return call(merchant, "tier_take_back", part::toArgs);
    }

    /**
     * Begins a member's count at joining.
     *
     * @param referrerId who brought them; null for nobody
     */
    public Uni<Void> join(InMerchant merchant, UUID memberId, UUID referrerId) {
        return call(merchant, "tier_join", rules -> new JsonObject()
                .put("memberId", memberId.toString())
                .put("referrerId", referrerId == null ? null : referrerId.toString())
                .put("rules", rules.toArgs()));
    }

    /** What counted for two people counts for the one who stays, with the higher level. */
    Uni<Void> merge(InMerchant merchant, UUID fromMember, UUID intoMember) {
        return call(merchant, "tier_merge", rules -> new JsonObject()
                .put("fromMember", fromMember.toString())
                .put("intoMember", intoMember.toString())
                .put("rules", rules.toArgs()));
    }

    /** Frees the place of somebody who was deleted. */
    Uni<Void> forget(InMerchant merchant, UUID memberId) {
        return call(merchant, "tier_forget", rules -> new JsonObject().put("memberId", memberId.toString()));
    }

    private Uni<Void> call(InMerchant merchant, String function, Function<TierRules, JsonObject> args) {
        return programmes
                .current(merchant)
                .map(programme -> args.apply(programme.section(TierRules.class)))
                .chain(named -> money.call(function, Operation.ofSystem(merchant.merchantId(), function), named))
                .replaceWithVoid();
    }
}
