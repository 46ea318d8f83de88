package dev.lingka.till.request;

import dev.lingka.card.Card;
import dev.lingka.card.CardService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.quote.QuoteService;
import dev.lingka.till.sale.PricedSale;
import dev.lingka.till.sale.SaleOrder;
import dev.lingka.till.sale.TillPoint;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Charges of members who show no code: whoever knows a phone number or holds a plastic card must not be able to pay.
 */
@ApplicationScoped
class IdentifiedCharge {

    private final CardService cards;
    private final ProgrammeService programmes;
    private final QuoteService quotes;
    private final ChargeRequestService requests;
    private final MoneyFunctions functions;

    IdentifiedCharge(
            CardService cards,
            ProgrammeService programmes,
            QuoteService quotes,
            ChargeRequestService requests,
            MoneyFunctions functions) {
        this.cards = cards;
        this.programmes = programmes;
        this.quotes = quotes;
        this.requests = requests;
        this.functions = functions;
    }

    Uni<ChargeRequestView> place(StaffActor by, Operation operation, PlaceChargeRequest wanted) {
        TillPoint point = TillPoint.of(by, wanted.storeId());
        return programmes
                .current(by)
                .chain(programme -> cards.identify(by, wanted.identification())
                        .chain(card -> card.isEmpty()
                                ? functions.call("till_refuse", operation, unknown())
                                : quotes.price(point, card.get().id(), wanted, programme)
                                        .chain(priced -> requests.place(
                                                operation, order(point, wanted, priced, card.get()), programme))))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> functions.earlierOr(operation, refused))
                .map(ChargeRequestService::placed);
    }

    private static JsonObject order(TillPoint point, PlaceChargeRequest wanted, PricedSale priced, Card card) {
        return SaleOrder.of(point, priced)
                .put("identifiedBy", wanted.identifiedBy())
                .put("cardId", card.id().toString());
    }

    private static JsonObject unknown() {
        return new JsonObject().put("outcome", CommonProblem.NOT_FOUND.name());
    }
}
