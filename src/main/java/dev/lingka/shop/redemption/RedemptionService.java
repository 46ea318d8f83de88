package dev.lingka.shop.redemption;

import dev.lingka.card.CardService;
import dev.lingka.coupon.CouponCode;
import dev.lingka.ledger.HotBalances;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shop.ShopItem;
import dev.lingka.shop.ShopProblem;
import dev.lingka.shop.ShopRules;
import dev.lingka.tier.TierService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gives what the shop has for points, and looks after it until it is in the member's hands. */
@ApplicationScoped
class RedemptionService {

    private final ProgrammeService programmes;
    private final TierService tiers;
    private final CardService cards;
    private final Wrapping wrapping;
    private final MoneyFunctions functions;
    private final HotBalances balances;
    private final RedemptionRepository redemptions;

    RedemptionService(
            ProgrammeService programmes,
            TierService tiers,
            CardService cards,
            Wrapping wrapping,
            MoneyFunctions functions,
            HotBalances balances,
            RedemptionRepository redemptions) {
        this.programmes = programmes;
        this.tiers = tiers;
        this.cards = cards;
        this.wrapping = wrapping;
        this.functions = functions;
        this.balances = balances;
        this.redemptions = redemptions;
    }

    /**
     * A member takes an item of the programme in force, by one call of SQL. A repeated request gets the same answer,
     * also when the shop has changed meanwhile.
     *
     * @throws ProblemException with any of {@link ShopProblem}, NOT_FOUND for another's card
     */
    Uni<RedemptionView> redeem(Operation operation, PlaceRedemption wanted) {
        return programmes
                .current(operation)
                .chain(programme -> order(operation.actor(), programme, wanted))
                .chain(order -> functions.call("shop_redeem", operation, order))
                .onFailure(ProblemException.class)
                .recoverWithUni(refusal -> functions.earlierOr(operation, refusal))
                .map(outcome -> outcome.expect("REDEEMED", ShopProblem.class).figures())
                .call(figures -> balances.put(operation, figures.getJsonArray("balances")))
                .map(figures -> forMember(operation, figures));
    }

    /** What a member took and won, newest first. */
    Uni<Page<RedemptionView>> ofMember(Actor member, UUID before, int limit) {
        return redemptions
                .page(member, RedemptionFilter.of(member), before, limit + 1)
                .map(read -> read.stream().map(told -> forMember(member, told)).toList())
                .map(read -> Page.of(read, limit, RedemptionView::cursor));
    }

    /** Newest first; what was handed over in other stores is left out for who is limited to some. */
    Uni<Page<RedemptionView>> page(StaffActor reader, RedemptionFilter filter, UUID before, int limit) {
        return redemptions
                .page(reader, filter.within(reader), before, limit + 1)
                .map(read -> read.stream().map(RedemptionService::forStaff).toList())
                .map(read -> Page.of(read, limit, RedemptionView::cursor));
    }

    /** What the code stands for that a member shows; throws NOT_FOUND. */
    Uni<RedemptionView> recognise(StaffActor reader, String shown) {
        return CouponCode.read(shown)
                .map(code -> redemptions.byCode(reader, wrapping.hash(reader, code)))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .map(RedemptionService::forStaff);
    }

    /**
     * Hands a gift over, once.
     *
     * @throws ProblemException NOT_FOUND, STORE_NOT_ALLOWED, REDEMPTION_NOT_OPEN, OWN_CARD
     */
    Uni<RedemptionView> handOver(StaffActor by, Operation operation, UUID id, HandOver wanted) {
        by.requireStore(wanted.storeId());
        JsonObject args = order(by, id).put("storeId", wanted.storeId().toString());
        return functions
                .call("shop_hand_over", operation, args)
                .map(outcome -> forStaff(
                        outcome.expect("HANDED_OVER", ShopProblem.class).figures()));
    }

    /**
     * Cancels a gift that was not handed over; its points come back.
     *
     * @throws ProblemException NOT_FOUND, REDEMPTION_NOT_OPEN, PRIZE_STAYS, OWN_CARD
     */
    Uni<RedemptionView> cancel(StaffActor by, Operation operation, UUID id, CancelRedemption wanted) {
        return functions
                .call("shop_cancel", operation, order(by, id).put("reason", wanted.reason()))
                .map(outcome ->
                        forStaff(outcome.expect("CANCELLED", ShopProblem.class).figures()));
    }

    private Uni<JsonObject> order(Actor member, Programme programme, PlaceRedemption wanted) {
        ShopItem item = programme
                .section(ShopRules.class)
                .item(wanted.item())
                .orElseThrow(() -> ProblemException.of(ShopProblem.SHOP_ITEM_UNKNOWN));
        JsonObject order = wrapping.of(member, programme, item);
        return tiers.standing(member, member.id())
                .invoke(standing -> order.put("tier", standing.code()))
                .chain(() -> card(member, item, wanted))
                .map(cardId -> order.put("cardId", cardId == null ? null : cardId.toString()));
    }

    /** Null when there is none, or none is needed. */
    private Uni<UUID> card(Actor member, ShopItem item, PlaceRedemption wanted) {
        if (!item.mayBringBonus() || wanted.cardId() != null) {
            return Uni.createFrom().item(item.mayBringBonus() ? wanted.cardId() : null);
        }
        return cards.ofMember(member, member.id())
                .map(found -> found.map(card -> card.id()).orElse(null));
    }

    private static JsonObject order(StaffActor by, UUID id) {
        return new JsonObject().put("redemptionId", id.toString()).put("actorPhoneIndex", by.phoneIndex());
    }

    private RedemptionView forMember(InMerchant merchant, JsonObject told) {
        return RedemptionView.of(told, wrapping.ownCode(merchant, RedemptionView.id(told, "redemptionId")));
    }

    private static RedemptionView forStaff(JsonObject told) {
        return RedemptionView.of(told, null);
    }
}
