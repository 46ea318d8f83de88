package dev.lingka.till.request;

import dev.lingka.card.Card;
import dev.lingka.card.CardService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.till.sale.PricedSale;
import dev.lingka.till.sale.Pricing;
import dev.lingka.till.sale.SaleOrder;
import dev.lingka.till.sale.TenderKind;
import dev.lingka.till.sale.TillPoint;
import dev.lingka.till.sale.TillRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Charges of members who show no code: whoever knows a phone number or holds a plastic card must not be able to pay.
 */
@ApplicationScoped
class IdentifiedCharge {

    private final CardService cards;
    private final ProgrammeService programmes;
    private final Pricing pricing;
    private final ChargeRequestService requests;
    private final MoneyFunctions functions;

    IdentifiedCharge(
            CardService cards,
            ProgrammeService programmes,
            Pricing pricing,
            ChargeRequestService requests,
            MoneyFunctions functions) {
        this.cards = cards;
        this.programmes = programmes;
        this.pricing = pricing;
        this.requests = requests;
        this.functions = functions;
    }

    Uni<ChargeRequestView> place(StaffActor by, Operation operation, PlaceChargeRequest wanted) {
        TillPoint point = TillPoint.of(by, wanted.storeId());
        return programmes
                .current(by)
                .chain(programme -> cards.identify(by, wanted.identification())
                        .chain(card -> place(operation, order(point, wanted, programme), programme, card)))
                .map(ChargeRequestService::placed);
    }

    private JsonObject order(TillPoint point, PlaceChargeRequest wanted, Programme programme) {
        PricedSale priced = pricing.price(wanted, programme.section(TillRules.class), TenderKind.WALLET);
        return SaleOrder.of(point, priced).put("identifiedBy", wanted.identifiedBy());
    }

    private Uni<Outcome> place(Operation operation, JsonObject order, Programme programme, Optional<Card> card) {
        if (card.isEmpty()) {
            JsonObject unknown = new JsonObject().put("outcome", CommonProblem.NOT_FOUND.name());
            return functions.call("till_refuse", operation, unknown);
        }
        return requests.place(operation, order.put("cardId", card.get().id().toString()), programme);
    }
}
