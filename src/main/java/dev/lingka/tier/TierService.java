package dev.lingka.tier;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Tells where members stand. */
@ApplicationScoped
public class TierService {

    /** Changes that staff are shown; a member hardly has more in ten years. */
    private static final int CHANGES_SHOWN = 50;

    private final ProgrammeService programmes;
    private final TierRepository tiers;

    TierService(ProgrammeService programmes, TierRepository tiers) {
        this.programmes = programmes;
        this.tiers = tiers;
    }

    /**
     * The level that counts for this member now, under the rules in force: one indexed read. A member without a row,
     * and one whose level the rules no longer have, stands on the first level. It gives nothing while the terms of all
     * the member's cards are over.
     */
    public Uni<Standing> standing(InMerchant merchant, UUID memberId) {
        return tiers.standing(merchant, memberId).chain(told -> standing(merchant, told));
    }

    /** The same for who has read it along with something else, as the SQL function {@code tier_told} tells. */
    public Uni<Standing> standing(InMerchant merchant, JsonObject told) {
        return rules(merchant).map(rules -> standing(rules, told));
    }

    /** All that a member is shown; throws NOT_FOUND. */
    Uni<TierView> show(InMerchant merchant, UUID memberId, Locale locale) {
        return rules(merchant).chain(rules -> tiers.overview(merchant, memberId, rules.toArgs())
                .map(read -> read.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)))
                .map(overview -> TierView.of(rules, overview, locale)));
    }

    /** How a member came to where they stand, newest first. */
    Uni<List<TierChangeView>> changes(InMerchant merchant, UUID memberId) {
        return tiers.changes(merchant, memberId, CHANGES_SHOWN);
    }

    private Uni<TierRules> rules(InMerchant merchant) {
        return programmes.current(merchant).map(programme -> programme.section(TierRules.class));
    }

    private static Standing standing(TierRules rules, JsonObject row) {
        String code = row.getString("level");
        TierLevel level = code == null ? rules.levels().get(0) : rules.level(code);
        Standing standing = Standing.on(level, row.getInstant("since"), row.getInstant("until"));
        return row.getBoolean("lapsed") ? standing.withoutBenefits() : standing;
    }
}
