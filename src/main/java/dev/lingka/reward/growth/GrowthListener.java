package dev.lingka.reward.growth;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import dev.lingka.tier.TierRules;
import dev.lingka.tier.growth.Counted;
import dev.lingka.tier.growth.GrowthService;
import dev.lingka.tier.growth.Returned;
import dev.lingka.tier.growth.SourceKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** Turns the events of till, recharge and card into what counts. Sales without a member count for nobody. */
@ApplicationScoped
class GrowthListener implements OutboxListener {

    private final GrowthService growth;
    private final ProgrammeService programmes;

    GrowthListener(GrowthService growth, ProgrammeService programmes) {
        this.growth = growth;
        this.programmes = programmes;
    }

    @Override
    public String name() {
        return "reward.growth";
    }

    @Override
    public Set<String> types() {
        return Set.of("CardIssued", "SaleRecorded", "SaleRefunded", "RechargePaid", "RechargeRefunded", "FriendBought");
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        if (event.payload().getString("memberId") == null) {
            return Uni.createFrom().voidItem();
        }
        return switch (event.type()) {
            case "CardIssued" -> joined(event);
            case "SaleRecorded" -> sold(event);
            case "RechargePaid" -> recharged(event);
            case "FriendBought" -> friendBought(event);
            default -> givenBack(event);
        };
    }

    private Uni<Void> joined(OutboxEvent event) {
        return growth.join(event, id(event, "memberId"), id(event, "referrerId"));
    }

    private Uni<Void> sold(OutboxEvent event) {
        return programmes
                .published(event, event.payload().getInteger("programmeVersion"))
                .chain(programme -> growth.count(event, source(event, SourceKind.SALE, "saleId", programme)));
    }

    private Uni<Void> recharged(OutboxEvent event) {
        return programmes
                .current(event)
                .chain(programme -> growth.count(event, source(event, SourceKind.RECHARGE, "orderId", programme)));
    }

    /** Counts for who brought the friend; the friend is the source, so that one friend counts once. */
    private Uni<Void> friendBought(OutboxEvent event) {
        return programmes
                .current(event)
                .chain(programme -> growth.count(
                        event,
                        new Counted(
                                SourceKind.REFERRAL,
                                id(event, "memberId"),
                                id(event, "referrerId"),
                                id(event, "storeId"),
                                day(event, "businessDay"),
                                event.createdAt(),
                                0,
                                0,
                                weights(programme))));
    }

    /** What cost nothing counted nothing, and there is nothing to take back. */
    private Uni<Void> givenBack(OutboxEvent event) {
        JsonObject told = event.payload();
        boolean sale = event.type().equals("SaleRefunded");
        long amountFen = told.getLong("amountFen");
        if (amountFen == 0) {
            return Uni.createFrom().voidItem();
        }
        return growth.takeBack(
                event,
                new Returned(
                        sale ? SourceKind.SALE : SourceKind.RECHARGE,
                        id(event, sale ? "saleId" : "orderId"),
                        id(event, "refundId"),
                        id(event, "memberId"),
                        id(event, "storeId"),
                        day(event, "soldDay"),
                        sale ? told.getLong("saleTotalFen") : told.getLong("orderTotalFen", amountFen),
                        amountFen));
    }

    private static Counted source(OutboxEvent event, SourceKind kind, String idField, Programme programme) {
        JsonObject told = event.payload();
        return new Counted(
                kind,
                id(event, idField),
                id(event, "memberId"),
                id(event, "storeId"),
                day(event, "businessDay"),
                event.createdAt(),
                told.getLong(kind == SourceKind.SALE ? "totalFen" : "amountFen"),
                told.getLong("pointsEarned", 0L),
                weights(programme));
    }

    private static TierRules.Growth weights(Programme programme) {
        return programme.section(TierRules.class).growth();
    }

    private static UUID id(OutboxEvent event, String field) {
        String text = event.payload().getString(field);
        return text == null ? null : UUID.fromString(text);
    }

    private static LocalDate day(OutboxEvent event, String field) {
        String text = event.payload().getString(field);
        return text == null ? null : LocalDate.parse(text);
    }
}
