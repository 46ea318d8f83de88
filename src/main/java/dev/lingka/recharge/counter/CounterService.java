package dev.lingka.recharge.counter;

import dev.lingka.card.Card;
import dev.lingka.card.CardService;
import dev.lingka.ledger.HotBalances;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.recharge.RechargeOrder;
import dev.lingka.recharge.RechargeProblem;
import dev.lingka.recharge.RechargeRules;
import dev.lingka.recharge.RechargeService;
import dev.lingka.recharge.refund.OwnCard;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Takes money at the counter. */
@ApplicationScoped
class CounterService {

    private final CardService cards;
    private final OwnCard ownCard;
    private final ProgrammeService programmes;
    private final RechargeService recharges;
    private final MoneyFunctions money;
    private final HotBalances balances;
    private final Clock clock;

    CounterService(
            CardService cards,
            OwnCard ownCard,
            ProgrammeService programmes,
            RechargeService recharges,
            MoneyFunctions money,
            HotBalances balances,
            Clock clock) {
        this.cards = cards;
        this.ownCard = ownCard;
        this.programmes = programmes;
        this.recharges = recharges;
        this.money = money;
        this.balances = balances;
        this.clock = clock;
    }

    /** Credited at once. The same operation again answers the same order, whatever the rules say by now. */
    Uni<RechargeOrder> recharge(StaffActor staff, Operation operation, RechargeAtCounter request) {
        staff.requireStore(request.storeId());
        return money.call("recharge_known", operation, new JsonObject())
                .chain(known -> known.is("NEW")
                        ? recharge(staff, operation, request, request.cardId())
                        : Uni.createFrom().item(known))
                .map(outcome -> outcome.expect("SETTLED", RechargeProblem.class))
                .call(settled -> balances.put(operation, settled.figures().getJsonArray("balances")))
                .chain(settled -> recharges.find(
                        operation, UUID.fromString(settled.figures().getString("orderId"))));
    }

    private Uni<Outcome> recharge(StaffActor staff, Operation operation, RechargeAtCounter request, UUID cardId) {
        return ownCard.refuse(staff, cardId)
                .chain(() -> cards.find(staff, cardId))
                .chain(card -> programmes.current(staff).map(programme -> args(staff, card, programme, request)))
                .chain(args -> money.call("counter_recharge", operation, args));
    }

    private JsonObject args(StaffActor staff, Card card, Programme programme, RechargeAtCounter request) {
        RechargeRules rules = programme.section(RechargeRules.class);
        return rules.sell(request.wish(), card.kind(), clock.instant())
                .toArgs()
                .put("orderId", Ids.next().toString())
                .put("cardId", card.id().toString())
                .put("channel", request.channel())
                .put("programmeVersion", programme.version())
                .put("termsVersion", rules.termsVersion())
                .put("refundTerms", rules.refund().kept())
                .put("storeId", request.storeId().toString())
                .put("shiftHolder", staff.id().toString())
                .put("actor", staff.principal());
    }
}
