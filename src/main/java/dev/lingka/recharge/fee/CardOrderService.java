package dev.lingka.recharge.fee;

import dev.lingka.card.Card;
import dev.lingka.card.CardProblem;
import dev.lingka.card.CardRules;
import dev.lingka.card.CardService;
import dev.lingka.card.join.Applicants;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.recharge.OrderDrafts;
import dev.lingka.recharge.OrderTruth;
import dev.lingka.recharge.Paying;
import dev.lingka.recharge.Prepayment;
import dev.lingka.recharge.RechargeOrder;
import dev.lingka.recharge.RechargeRules;
import dev.lingka.recharge.RechargeService;
import dev.lingka.recharge.Sale;
import dev.lingka.shared.Actor;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** Sells cards and their terms on the phone. Orders are recharge orders: notice, expiry and truth are theirs. */
@ApplicationScoped
class CardOrderService {

    private final ProgrammeService programmes;
    private final Applicants applicants;
    private final CardService cards;
    private final MemberService members;
    private final RechargeService recharges;
    private final OrderDrafts drafts;
    private final Prepayment prepayment;
    private final OrderTruth truth;
    private final MoneyFunctions money;
    private final Clock clock;

    CardOrderService(
            ProgrammeService programmes,
            Applicants applicants,
            CardService cards,
            MemberService members,
            RechargeService recharges,
            OrderDrafts drafts,
            Prepayment prepayment,
            OrderTruth truth,
            MoneyFunctions money,
            Clock clock) {
        this.programmes = programmes;
        this.applicants = applicants;
        this.cards = cards;
        this.members = members;
        this.recharges = recharges;
        this.drafts = drafts;
        this.prepayment = prepayment;
        this.truth = truth;
        this.money = money;
        this.clock = clock;
    }

    /**
     * Saves the order of a card, then asks WeChat for the payment. The card is opened when it is paid.
     *
     * @throws ProblemException CARD_FREE, CARD_AT_COUNTER, CARD_HELD, CARD_ORDER_OPEN, CARD_KIND_USED_UP,
     *     DOCUMENT_REQUIRED, DOCUMENT_USED_UP, FIRST_RECHARGE_TOO_SMALL, and those of joining and of recharging
     */
    Uni<Paying> buy(Operation operation, UUID identityId, OrderCard wanted) {
        return once(operation, () -> applicants
                .requireCalm(operation.actor(), identityId)
                .chain(() -> programmes.current(operation))
                .chain(programme -> order(operation, identityId, programme, wanted))
                .chain(args -> money.call("recharge_card_place", operation, args)));
    }

    /**
     * Saves the order of another term, then asks WeChat for the payment.
     *
     * @throws ProblemException NO_TERM, CARD_ORDER_OPEN, CARD_NOT_ACTIVE, TERMS_CHANGED
     */
    Uni<Paying> renew(Operation operation, UUID identityId, RenewCard wanted) {
        return once(operation, () -> cards.own(operation.actor(), wanted.cardId())
                .chain(card -> programmes
                        .current(operation)
                        .chain(programme -> renewal(operation, identityId, programme, card, wanted)))
                .chain(args -> money.call("recharge_renewal_place", operation, args)));
    }

    /** An order of whoever holds this phone today; throws NOT_FOUND for everybody else's, and for recharges. */
    Uni<RechargeOrder> find(Actor payer, UUID identityId, UUID orderId) {
        return members.holder(payer, identityId)
                .chain(holder -> recharges.find(payer, orderId).invoke(order -> {
                    if (!order.isOfCard()
                            || order.isAtCounter()
                            || !order.memberId().equals(holder)) {
                        throw ProblemException.of(CommonProblem.NOT_FOUND);
                    }
                }));
    }

    /** Gives an unpaid order up; a payment that was faster keeps its effect. */
    Uni<RechargeOrder> cancel(Actor payer, UUID identityId, UUID orderId) {
        return find(payer, identityId, orderId)
                .call(order -> order.isPending()
                        ? truth.close(order)
                        : Uni.createFrom().voidItem())
                .chain(() -> recharges.find(payer, orderId));
    }

    /** The same operation again continues where the last one ended, whatever the rules say by now. */
    private Uni<Paying> once(Operation operation, Supplier<Uni<Outcome>> place) {
        return money.call("recharge_known", operation, new JsonObject())
                .chain(known -> known.is("NEW") ? place.get() : Uni.createFrom().item(known))
                .map(outcome -> CardSale.expect(outcome, "PLACED"))
                .chain(placed -> recharges.find(
                        operation, UUID.fromString(placed.figures().getString("orderId"))))
                .chain(prepayment::prepare);
    }

    private Uni<JsonObject> order(Operation operation, UUID identityId, Programme programme, OrderCard wanted) {
        CardRules.Kind kind = Applicants.kind(programme, wanted.kind());
        CardSale.requireOnPhone(kind);
        Sale sale = CardSale.first(kind, programme.section(RechargeRules.class), wanted.wish(), clock.instant());
        return applicants
                .onThePhone(operation, identityId, programme, wanted.applicant())
                .chain(card -> drafts.of(operation, identityId, programme, sale)
                        .map(args -> args.put("card", card).put("feeFen", kind.openingFen())));
    }

    private Uni<JsonObject> renewal(
            Operation operation, UUID identityId, Programme programme, Card card, RenewCard wanted) {
        programme.section(RechargeRules.class).requireTerms(wanted.termsVersion());
        CardRules.Kind kind = Applicants.kind(programme, card.kind());
        if (kind.term() == null) {
            throw ProblemException.of(CardProblem.NO_TERM);
        }
        JsonObject term = new JsonObject()
                .put("kind", kind.code())
                .put("months", kind.term().months())
                .put("noticeDays", kind.term().noticeDays());
        return drafts.of(operation, identityId, programme, Sale.nothing()).map(args -> args.put("wanted", term)
                .put("feeFen", kind.renewingFen())
                .put("cardId", card.id().toString())
                .put("memberId", card.memberId().toString()));
    }
}
