package dev.lingka.recharge;

import dev.lingka.card.Card;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.http.Page;
import dev.lingka.wechat.CredentialCache;
import dev.lingka.wechat.Credentials;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sells value to members: what is on offer, orders, and how to pay them. */
@ApplicationScoped
public class RechargeService {

    private final ProgrammeService programmes;
    private final CredentialCache credentials;
    private final MemberCards cards;
    private final MoneyFunctions money;
    private final RechargeRepository orders;
    private final Prepayment prepayment;
    private final OrderTruth truth;
    private final CheckSchedule schedule;
    private final Clock clock;

    RechargeService(
            ProgrammeService programmes,
            CredentialCache credentials,
            MemberCards cards,
            MoneyFunctions money,
            RechargeRepository orders,
            Prepayment prepayment,
            OrderTruth truth,
            CheckSchedule schedule,
            Clock clock) {
        this.programmes = programmes;
        this.credentials = credentials;
        this.cards = cards;
        this.money = money;
        this.orders = orders;
        this.prepayment = prepayment;
        this.truth = truth;
        this.schedule = schedule;
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
        return find(member, orderId).call(order -> cards.of(member, order.cardId()));
    }

    /** Gives an order up before its time; its room under the cap and in the offer is free again. */
    Uni<RechargeOrder> cancel(Actor member, UUID orderId) {
        return ofMember(member, orderId)
                .call(order -> order.isPending()
                        ? truth.close(order)
                        : Uni.createFrom().voidItem())
                .chain(order -> find(member, orderId));
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
        return cards.of(member, cardId).chain(card -> orders.page(member, null, card.id(), before, limit));
    }

    private Uni<Outcome> placeNew(Operation operation, UUID payerIdentity, PlaceRecharge request) {
        return cards.of(operation.actor(), request.cardId())
                .chain(card -> programmes.current(operation).chain(programme -> credentials
                        .of(operation)
                        .map(keys -> args(card, programme, keys, request))
                        .map(args -> args.put("payerIdentity", payerIdentity == null ? null : payerIdentity.toString())
                                .put("actor", operation.actor().principal()))))
                .chain(args -> money.call("recharge_order_place", operation, args));
    }

    private JsonObject args(Card card, Programme programme, Credentials keys, PlaceRecharge request) {
        RechargeRules rules = programme.section(RechargeRules.class);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(Duration.ofMinutes(rules.payWithinMinutes()));
        UUID id = Ids.next();
        return rules.sell(request.wish(), card.kind(), now)
                .toArgs()
                .put("orderId", id.toString())
                .put("outTradeNo", id.toString().replace("-", ""))
                .put("cardId", card.id().toString())
                .put("memberId", card.memberId().toString())
                .put("programmeVersion", programme.version())
                .put("termsVersion", rules.termsVersion())
                .put("refundTerms", rules.refund().kept())
                .put("appid", keys.miniProgram().appId())
                .put("mchid", keys.pay().mchId())
                .put("expiresAt", expiresAt.toString())
                .put("checkDueAt", schedule.next(now, now, expiresAt).toString());
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
