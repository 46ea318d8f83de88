package dev.lingka.till;

import dev.lingka.card.CardProblem;
import dev.lingka.card.code.CardCodeService;
import dev.lingka.card.code.ScannedCode;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.request.ChargeRequestService;
import dev.lingka.till.sale.PricedSale;
import dev.lingka.till.sale.Pricing;
import dev.lingka.till.sale.SaleOrder;
import dev.lingka.till.sale.SaleService;
import dev.lingka.till.sale.TenderKind;
import dev.lingka.till.sale.TillPoint;
import dev.lingka.till.sale.TillProblem;
import dev.lingka.till.sale.TillRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Charges cards at the till. */
@ApplicationScoped
public class ChargeService {

    private final CardCodeService codes;
    private final ProgrammeService programmes;
    private final Pricing pricing;
    private final MoneyFunctions functions;
    private final ChargeRequestService requests;
    private final SaleService sales;

    ChargeService(
            CardCodeService codes,
            ProgrammeService programmes,
            Pricing pricing,
            MoneyFunctions functions,
            ChargeRequestService requests,
            SaleService sales) {
        this.codes = codes;
        this.programmes = programmes;
        this.pricing = pricing;
        this.functions = functions;
        this.requests = requests;
        this.sales = sales;
    }

    /**
     * Charges a card by its code in one commit, or asks the member when the wallet's part is above the programme's
     * limit. A repeated key finds its first answer, also when its code has run out since.
     */
    Uni<ChargeAnswer> charge(StaffActor by, Operation operation, PlaceCharge wanted, Locale locale) {
        TillPoint point = TillPoint.of(by, wanted.storeId());
        return programmes
                .current(by)
                .chain(programme -> decide(point, operation, wanted, programme))
                .onFailure(ChargeService::isLocked)
                .recoverWithUni(locked -> earlier(operation, locked))
                .chain(outcome -> answer(by, outcome, locale));
    }

    private Uni<Outcome> decide(TillPoint point, Operation operation, PlaceCharge wanted, Programme programme) {
        PricedSale priced = pricing.price(wanted, programme.section(TillRules.class), TenderKind.WALLET);
        return codes.read(point.by(), wanted.cardCode())
                .chain(code -> code.isEmpty()
                        ? functions.call("till_refuse", operation, unknownCode())
                        : book(operation, order(point, priced, code), priced.walletFen(), programme));
    }

    /** A terminal that is shut still hears what became of a charge that it made before. */
    private Uni<Outcome> earlier(Operation operation, Throwable locked) {
        return functions.earlier(operation).chain(known -> known.map(
                        outcome -> Uni.createFrom().item(outcome))
                .orElseGet(() -> Uni.createFrom().failure(locked)));
    }

    private static boolean isLocked(Throwable failure) {
        return failure instanceof ProblemException refused && refused.problem() == CardProblem.TERMINAL_LOCKED;
    }

    private Uni<Outcome> book(Operation operation, JsonObject order, long walletFen, Programme programme) {
        return walletFen > programme.section(TillRules.class).confirmAboveFen()
                ? requests.place(operation, order, programme)
                : functions.call("till_charge", operation, order.mergeIn(SaleOrder.under(programme)));
    }

    private Uni<ChargeAnswer> answer(StaffActor by, Outcome outcome, Locale locale) {
        return outcome.is(ChargeRequestService.PLACED)
                ? Uni.createFrom().item(ChargeAnswer.waiting(ChargeRequestService.placed(outcome)))
                : sales.recorded(by, outcome, locale).map(ChargeAnswer::charged);
    }

    private static JsonObject order(TillPoint point, PricedSale priced, Optional<ScannedCode> code) {
        return SaleOrder.of(point, priced)
                .put("cardId", code.orElseThrow().cardId().toString())
                .put("identifiedBy", "code")
                .put("codeMinute", code.orElseThrow().minute());
    }

    private static JsonObject unknownCode() {
        return new JsonObject().put("outcome", TillProblem.CODE_UNKNOWN.name());
    }
}
