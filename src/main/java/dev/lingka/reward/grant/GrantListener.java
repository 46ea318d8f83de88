package dev.lingka.reward.grant;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.reward.rule.GrantRules;
import dev.lingka.reward.rule.Happening;
import dev.lingka.reward.rule.Occasion;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Hears what happens to members, and gives or takes back what the rules have for it. */
@ApplicationScoped
class GrantListener implements OutboxListener {

    private final ProgrammeService programmes;
    private final Happenings happenings;
    private final GrantService grants;

    GrantListener(ProgrammeService programmes, Happenings happenings, GrantService grants) {
        this.programmes = programmes;
        this.happenings = happenings;
        this.grants = grants;
    }

    @Override
    public String name() {
        return "reward-grant";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "SaleRecorded",
                "SaleRefunded",
                "RechargePaid",
                "RechargeRefunded",
                "CardIssued",
                "TierChanged",
                "ProfileCompleted",
                "ReferralEarned");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        JsonObject told = event.payload();
        return switch (event.type()) {
            case "SaleRecorded" -> sold(event);
            case "SaleRefunded" -> refunded(event);
            case "RechargePaid" -> other(event, Occasion.RECHARGE, "memberId", told.getString("orderId"));
            case "RechargeRefunded" ->
                grants.takeBack(event, Occasion.RECHARGE, told, "orderId", null).replaceWithVoid();
            case "CardIssued" -> other(event, Occasion.CARD_ISSUED, "memberId", told.getString("cardId"));
            case "TierChanged" ->
                told.getBoolean("up", false)
                        ? other(event, Occasion.TIER_UP, "memberId", Long.toString(event.id()))
                        : Uni.createFrom().voidItem();
            case "ProfileCompleted" -> other(event, Occasion.PROFILE_COMPLETED, "memberId", told.getString("memberId"));
            case "ReferralEarned" ->
                other(event, Occasion.REFERRAL, "referrerId", told.getString("friendId"))
                        .chain(() -> other(event, Occasion.REFERRED, "friendId", told.getString("friendId")));
            default -> throw new IllegalArgumentException(event.type());
        };
    }

    /** Under the rules of the sale. */
    private Uni<Void> sold(OutboxEvent event) {
        if (event.payload().getString("memberId") == null) {
            return Uni.createFrom().voidItem();
        }
        UUID saleId = UUID.fromString(event.payload().getString("saleId"));
        return programmes
                .published(event, event.payload().getInteger("programmeVersion"))
                .chain(programme -> knows(programme, Occasion.SALE)
                        ? happenings.sale(event, saleId).chain(found -> give(event, programme, found))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> refunded(OutboxEvent event) {
        JsonObject refund = event.payload();
        if (refund.getString("memberId") == null) {
            return Uni.createFrom().voidItem();
        }
        return programmes
                .published(event, refund.getInteger("saleProgrammeVersion"))
                .chain(programme -> knows(programme, Occasion.SALE)
                        ? grants.takeBack(event, Occasion.SALE, refund, "saleId", refund.getLong("saleTotalFen"))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> other(OutboxEvent event, Occasion occasion, String whom, String sourceId) {
        UUID memberId = UUID.fromString(event.payload().getString(whom));
        return programmes
                .current(event)
                .chain(programme -> knows(programme, occasion)
                        ? happenings
                                .other(event, occasion, memberId, sourceId, event.payload())
                                .chain(found -> give(event, programme, found))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> give(OutboxEvent event, Programme programme, Optional<Happening> happening) {
        return happening
                .map(found -> grants.give(event, programme, found).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static boolean knows(Programme programme, Occasion occasion) {
        return programme.section(GrantRules.class).knows(occasion);
    }
}
