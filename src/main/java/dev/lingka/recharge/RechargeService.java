package dev.lingka.recharge;

import dev.lingka.card.Card;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Sells value to members: what is on offer, orders, and how to pay them. */
@ApplicationScoped
public class RechargeService {

    private final ProgrammeService programmes;
    private final MemberCards cards;
    private final MoneyFunctions money;
    private final RechargeRepository orders;
    private final Prepayment prepayment;
    private final OrderTruth truth;
    private final OrderDrafts drafts;
    private final Clock clock;

    RechargeService(
            ProgrammeService programmes,
            MemberCards cards,
            MoneyFunctions money,
            RechargeRepository orders,
            Prepayment prepayment,
            OrderTruth truth,
            OrderDrafts drafts,
            Clock clock) {
        this.programmes = programmes;
        this.cards = cards;
        this.money = money;
        this.orders = orders;
        this.prepayment = prepayment;
        this.truth = truth;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** What this member can buy for their card now. */
    Uni<OffersView> offers(Actor member, UUID cardId) {
        return cards.of(member, cardId).chain(card -> offers(member, card));
    }

    /** What the holder of a card can buy for it now; offers that are used up are left out. */
    public Uni<OffersView> offers(InMerchant merchant, Card card) {
        return programmes
                .current(merchant)
                .map(programme -> programme.section(RechargeRules.class))
                .chain(rules -> orders.sold(merchant, card.memberId())
                        .map(sold -> OffersView.of(card.id(), rules, open(rules, card.kind(), sold))));
    }

    /**
     * Saves the order, then asks WeChat for the payment, then keeps its answer. The same operation again continues
     * where the last one ended, whatever the rules say by now.
     */
    Uni<Paying> place(Operation operation, UUID payerIdentity, PlaceRecharge request) {
        return money.call("recharge_known", operation, new JsonObject())
                .chain(known -> known.is("NEW")
                        ? placeNew(operation, payerIdentity, request)
                        : Uni.createFrom().item(known))
                .map(outcome -> outcome.expect("PLACED", RechargeProblem.class))
                .chain(placed ->
                        find(operation, UUID.fromString(placed.figures().getString("orderId"))))
                .chain(prepayment::prepare);
    }

    /** An order of this member; throws NOT_FOUND for another's. */
    public Uni<RechargeOrder> ofMember(Actor member, UUID orderId) {
        return find(member, orderId)
                .invoke(RechargeService::requireRecharge)
                .call(order -> cards.of(member, order.cardId()));
    }

    /** Gives an order up before its time; its room under the cap and in the offer is free again. */
    Uni<RechargeOrder> cancel(Actor member, UUID orderId) {
        return ofMember(member, orderId)
                .call(order -> order.isPending()
                        ? truth.close(order)
                        : Uni.createFrom().voidItem())
                .chain(order -> find(member, orderId));
    }

    /** What a card costs is no recharge, and not every order has a card yet. */
    private static void requireRecharge(RechargeOrder order) {
        if (order.cardId() == null || order.amountFen() == 0) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
    }

    /** Throws NOT_FOUND. */
    public Uni<RechargeOrder> find(InMerchant merchant, UUID orderId) {
        return orders.find(merchant, orderId);
    }

    Uni<Page<RechargeOrder>> page(InMerchant merchant, String state, UUID cardId, UUID before, int limit) {
        return orders.page(merchant, state, cardId, before, limit);
    }

    /** Orders of one of the member's cards, newest first. */
    Uni<Page<RechargeOrder>> pageOfMember(Actor member, UUID cardId, UUID before, int limit) {
        return cards.of(member, cardId).chain(card -> orders.recharges(member, card.id(), before, limit));
    }

    private Uni<Outcome> placeNew(Operation operation, UUID payerIdentity, PlaceRecharge request) {
        return cards.of(operation.actor(), request.cardId())
                .chain(card -> programmes.current(operation).chain(programme -> drafts.of(
                                operation,
                                payerIdentity,
                                programme,
                                programme
                                        .section(RechargeRules.class)
                                        .sell(request.wish(), card.kind(), clock.instant()))
                        .map(args -> args.put("cardId", card.id().toString())
                                .put("memberId", card.memberId().toString()))))
                .chain(args -> money.call("recharge_order_place", operation, args));
    }

    private List<RechargeOffer> open(RechargeRules rules, String cardKind, List<RechargeRepository.Sold> sold) {
        boolean recharged = sold.stream().anyMatch(RechargeRepository.Sold::paid);
        return rules.offersFor(cardKind, clock.instant()).stream()
                .filter(offer -> !(offer.firstTime() && recharged))
                .filter(offer -> offer.limitPerMember() == null
                        || sold.stream()
                                .noneMatch(taken -> offer.code().equals(taken.offerCode())
                                        && taken.times() >= offer.limitPerMember()))
                .toList();
    }
}
