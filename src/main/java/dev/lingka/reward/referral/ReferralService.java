package dev.lingka.reward.referral;

import dev.lingka.card.join.JoinCodeService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.points.OtherEarning;
import dev.lingka.points.PointsRules;
import dev.lingka.reward.referral.ReferralRepository.Due;
import dev.lingka.reward.rule.GrantRules;
import dev.lingka.reward.rule.Occasion;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Decides which friends count. */
@ApplicationScoped
class ReferralService {

    private final ProgrammeService programmes;
    private final MoneyFunctions functions;
    private final ReferralRepository referrals;
    private final JoinCodeService codes;

    ReferralService(
            ProgrammeService programmes,
            MoneyFunctions functions,
            ReferralRepository referrals,
            JoinCodeService codes) {
        this.programmes = programmes;
        this.functions = functions;
        this.referrals = referrals;
        this.codes = codes;
    }

    /**
     * A member's sale, as {@code SaleRecorded} tells it; under the rules of the sale. Nothing is noted where these give
     * nothing for friends.
     */
    Uni<Void> bought(InMerchant merchant, JsonObject sale) {
        return programmes
                .published(merchant, sale.getInteger("programmeVersion"))
                .chain(programme -> givesForFriends(programme)
                        ? note(merchant, programme.section(ReferralRules.class), sale)
                        : Uni.createFrom().voidItem());
    }

    private static boolean givesForFriends(Programme programme) {
        GrantRules gifts = programme.section(GrantRules.class);
        return gifts.knows(Occasion.REFERRAL)
                || gifts.knows(Occasion.REFERRED)
                || programme
                        .section(PointsRules.class)
                        .other(OtherEarning.Kind.REFERRAL)
                        .isPresent();
    }

    /** Decides about a friend whose time of waiting is over; outcomes as {@code reward_referral_settle}. */
    Uni<Outcome> settle(Due due) {
        return programmes
                .current(due.merchant())
                .chain(programme -> functions.call(
                        "reward_referral_settle",
                        operation(due.merchant()),
                        new JsonObject()
                                .put("friendId", due.friendId().toString())
                                .put("limit", limit(programme.section(ReferralRules.class), due.day()))));
    }

    /** What a member shows to friends, and what came of it. */
    Uni<ReferralView> show(Actor member) {
        return codes.friendCode(member)
                .chain(code -> referrals.ofMember(member).map(read -> ReferralView.of(code.orElse(null), read)));
    }

    private Uni<Void> note(InMerchant merchant, ReferralRules rules, JsonObject sale) {
        return functions
                .call(
                        "reward_referral_note",
                        operation(merchant),
                        new JsonObject()
                                .put("saleId", sale.getString("saleId"))
                                .put("memberId", sale.getString("memberId"))
                                .put("minimumFen", rules.minimumFen())
                                .put("holdDays", rules.holdDays())
                                .put("limit", limit(rules, LocalDate.parse(sale.getString("businessDay")))))
                .replaceWithVoid();
    }

    private static JsonObject limit(ReferralRules rules, LocalDate day) {
        return rules.perReferrer() == null
                ? null
                : new JsonObject()
                        .put("times", rules.perReferrer().times())
                        .put("starts", rules.perReferrer().starts(day));
    }

    private static Operation operation(InMerchant merchant) {
        return Operation.ofSystem(merchant.merchantId(), "referral");
    }
}
