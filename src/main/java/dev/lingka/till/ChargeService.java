package dev.lingka.till;

import dev.lingka.card.CardService;
import dev.lingka.card.code.CardCodeService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.Problem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.quote.QuoteService;
import dev.lingka.till.request.ChargeRequestService;
import dev.lingka.till.sale.PricedSale;
import dev.lingka.till.sale.SaleOrder;
import dev.lingka.till.sale.SaleService;
import dev.lingka.till.sale.TillPoint;
import dev.lingka.till.sale.TillProblem;
import dev.lingka.till.sale.TillRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Charges cards at the till. */
@ApplicationScoped
public class ChargeService {

    private final CardCodeService codes;
    private final CardService cards;
    private final ProgrammeService programmes;
    private final QuoteService quotes;
    private final MoneyFunctions functions;
    private final ChargeRequestService requests;
    private final SaleService sales;

    ChargeService(
            CardCodeService codes,
            CardService cards,
            ProgrammeService programmes,
            QuoteService quotes,
            MoneyFunctions functions,
            ChargeRequestService requests,
            SaleService sales) {
        this.codes = codes;
        this.cards = cards;
        this.programmes = programmes;
        this.quotes = quotes;
        this.functions = functions;
        this.requests = requests;
        this.sales = sales;
    }

    /**
     * Charges a card in one commit, or asks the member: when the wallet's part is above the programme's limit, and when
     * no code was scanned but something would leave the member's pocket. A repeated key finds its first answer, also
     * when its code has run out since, its terminal was shut or its own coupons are used up.
     */
    Uni<ChargeAnswer> charge(StaffActor by, Operation operation, PlaceCharge wanted, Locale locale) {
        wanted.requireOne();
        TillPoint point = TillPoint.of(by, wanted.storeId());
        return programmes
                .current(by)
                .chain(programme -> decide(point, operation, wanted, programme))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> functions.earlierOr(operation, refused))
                .chain(outcome -> answer(by, outcome, locale));
    }

    private Uni<Outcome> decide(TillPoint point, Operation operation, PlaceCharge wanted, Programme programme) {
        return customer(point.by(), wanted)
                .chain(customer -> customer.isEmpty()
                        ? functions.call("till_refuse", operation, unknown(wanted))
                        : quotes.price(point, customer.get().cardId(), wanted, programme)
                                .chain(priced -> book(point, operation, priced, customer.get(), programme)));
    }

    /**
     * Whose card it is.
     *
     * @param codeMinute of the code that was scanned; null for who was only identified
     */
    private record Customer(UUID cardId, Long codeMinute, String identifiedBy) {}

    private Uni<Optional<Customer>> customer(StaffActor by, PlaceCharge wanted) {
        return wanted.cardCode() != null
                ? codes.read(by, wanted.cardCode())
                        .map(read -> read.map(code -> new Customer(code.cardId(), code.minute(), "code")))
                : cards.identify(by, wanted.identification())
                        .map(found -> found.map(card -> new Customer(card.id(), null, wanted.identifiedBy())));
    }

    private Uni<Outcome> book(
            TillPoint point, Operation operation, PricedSale priced, Customer customer, Programme programme) {
        JsonObject order = SaleOrder.of(point, priced)
                .put("cardId", customer.cardId().toString())
                .put("identifiedBy", customer.identifiedBy())
                .put("codeMinute", customer.codeMinute());
        boolean asks = customer.codeMinute() == null
                ? priced.takesFromMember()
                : priced.walletFen() > programme.section(TillRules.class).confirmAboveFen();
        return asks
                ? requests.place(operation, order, programme)
                : functions.call("till_charge", operation, order.mergeIn(SaleOrder.under(programme)));
    }

    private Uni<ChargeAnswer> answer(StaffActor by, Outcome outcome, Locale locale) {
        return outcome.is(ChargeRequestService.PLACED)
                ? Uni.createFrom().item(ChargeAnswer.waiting(ChargeRequestService.placed(outcome)))
                : sales.recorded(by, outcome, locale).map(ChargeAnswer::charged);
    }

    private static JsonObject unknown(PlaceCharge wanted) {
        Problem unknown = wanted.cardCode() != null ? TillProblem.CODE_UNKNOWN : CommonProblem.NOT_FOUND;
        return new JsonObject().put("outcome", unknown.name());
    }
}
