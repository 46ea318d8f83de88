package dev.lingka.recharge.fee;

import dev.lingka.card.Card;
import dev.lingka.card.CardNumber;
import dev.lingka.card.CardRules;
import dev.lingka.card.CardService;
import dev.lingka.card.join.Applicants;
import dev.lingka.ledger.HotBalances;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.recharge.RechargeProblem;
import dev.lingka.recharge.RechargeRules;
import dev.lingka.recharge.Sale;
import dev.lingka.recharge.refund.OwnCard;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives and re-issues cards at the counter. An operation that comes again answers the same, whatever the rules say. */
@ApplicationScoped
class CounterCardService {

    private final ProgrammeService programmes;
    private final CounterApplicants people;
    private final CardService cards;
    private final OwnCard ownCard;
    private final MoneyFunctions money;
    private final HotBalances balances;
    private final Clock clock;

    CounterCardService(
            ProgrammeService programmes,
            CounterApplicants people,
            CardService cards,
            OwnCard ownCard,
            MoneyFunctions money,
            HotBalances balances,
            Clock clock) {
        this.programmes = programmes;
        this.people = people;
        this.cards = cards;
        this.ownCard = ownCard;
        this.money = money;
        this.balances = balances;
        this.clock = clock;
    }

    /**
     * A card, paid into the cashier's shift or brought by a sale.
     *
     * @throws ProblemException SHIFT_REQUIRED, SALE_NOT_FIT, CARD_HELD, DOCUMENT_REQUIRED, DOCUMENT_USED_UP,
     *     FIRST_RECHARGE_TOO_SMALL and those of joining and of recharging; 403 OWN_CARD
     */
    Uni<GivenCardView> give(StaffActor staff, Operation operation, GiveCard wanted) {
        staff.requireStore(wanted.storeId());
        return once(operation, () -> programmes
                        .current(staff)
                        .chain(programme -> given(staff, programme, wanted))
                        .chain(args -> money.call("counter_card", operation, args)))
                .map(outcome -> CardSale.expect(outcome, "CARD_GIVEN"))
                .call(outcome -> balances.put(operation, outcome.figures().getJsonArray("balances")))
                .call(outcome -> balances.holdsAnother(operation, uuid(outcome, "memberId")))
                .chain(outcome -> view(operation, outcome));
    }

    /**
     * A new number, its fee paid into the cashier's shift.
     *
     * @throws ProblemException CARD_FREE for a kind that asks for none, SHIFT_REQUIRED, CARD_STATE_FORBIDS; OWN_CARD
     */
    Uni<GivenCardView> reissue(StaffActor staff, Operation operation, ReissueAtCounter wanted) {
        staff.requireStore(wanted.storeId());
        return once(operation, () -> ownCard.refuse(staff, wanted.cardId())
                        .chain(() -> cards.find(staff, wanted.cardId()))
                        .chain(card -> programmes.current(staff).map(found -> reissued(staff, found, card, wanted)))
                        .chain(args -> money.call("counter_reissue", operation, args)))
                .map(outcome -> CardSale.expect(outcome, "CARD_REISSUED"))
                .chain(outcome -> view(operation, outcome));
    }

    private Uni<Outcome> once(Operation operation, Supplier<Uni<Outcome>> first) {
        return money.call("recharge_known", operation, new JsonObject())
                .chain(known -> known.is("NEW") ? first.get() : Uni.createFrom().item(known));
    }

    private Uni<GivenCardView> view(Operation operation, Outcome outcome) {
        return cards.find(operation, uuid(outcome, "cardId")).map(card -> GivenCardView.of(card, outcome));
    }

    private Uni<JsonObject> given(StaffActor staff, Programme programme, GiveCard wanted) {
        CardRules.Kind kind = Applicants.kind(programme, wanted.kind());
        Sale sale = CardSale.first(kind, programme.section(RechargeRules.class), wanted.wish(), clock.instant());
        if (wanted.channel() == null && kind.openingFen() + sale.amountFen() > 0) {
            throw ProblemException.invalid("channel", "REQUIRED", "say where the money goes: cash or bank_card");
        }
        JsonObject args = common(staff, programme, wanted.storeId(), wanted.channel(), sale)
                .put("feeFen", kind.openingFen())
                .put("firstPurchaseFen", kind.purchaseFen())
                .put("saleId", wanted.saleId() == null ? null : wanted.saleId().toString());
        return people.args(staff, programme, wanted).map(args::mergeIn);
    }

    private static JsonObject reissued(StaffActor staff, Programme programme, Card card, ReissueAtCounter wanted) {
        long feeFen = programme.section(CardRules.class).replacingFen(card.kind());
        if (feeFen == 0) {
            throw ProblemException.of(RechargeProblem.CARD_FREE);
        }
        return common(staff, programme, wanted.storeId(), wanted.channel(), Sale.nothing())
                .put("cardId", card.id().toString())
                .put("reason", wanted.reason())
                .put("feeFen", feeFen)
                .put("numbers", new JsonArray(CardNumber.candidates()))
                .put("codeNumbers", new JsonArray(CardNumber.codeCandidates()));
    }

    private static JsonObject common(StaffActor staff, Programme programme, UUID storeId, String channel, Sale sale) {
        RechargeRules rules = programme.section(RechargeRules.class);
        return sale.toArgs()
                .put("orderId", Ids.next().toString())
                .put("channel", channel)
                .put("programmeVersion", programme.version())
                .put("termsVersion", rules.termsVersion())
                .put("refundTerms", rules.refund().kept())
                .put("storeId", storeId.toString())
                .put("shiftHolder", staff.id().toString())
                .put("actor", staff.principal());
    }

    private static UUID uuid(Outcome outcome, String name) {
        return UUID.fromString(outcome.figures().getString(name));
    }
}
