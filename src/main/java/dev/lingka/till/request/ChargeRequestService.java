package dev.lingka.till.request;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.sale.SaleOrder;
import dev.lingka.till.sale.SaleService;
import dev.lingka.till.sale.SaleView;
import dev.lingka.till.sale.TillProblem;
import dev.lingka.till.sale.TillRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Asks members to confirm charges, and takes their word. */
@ApplicationScoped
public class ChargeRequestService {

    /** The outcome of a placed request. */
    public static final String PLACED = "PLACED";

    private static final String DECIDE = "charge_request_decide";

    private final MoneyFunctions functions;
    private final ProgrammeService programmes;
    private final ChargeRequestRepository requests;
    private final SaleService sales;

    ChargeRequestService(
            MoneyFunctions functions,
            ProgrammeService programmes,
            ChargeRequestRepository requests,
            SaleService sales) {
        this.functions = functions;
        this.programmes = programmes;
        this.requests = requests;
        this.sales = sales;
    }

    /**
     * Places a request: PLACED, or why not.
     *
     * @param sale the arguments of {@link SaleOrder#of}, with the card and how it was identified
     */
    public Uni<Outcome> place(Operation operation, JsonObject sale, Programme programme) {
        TillRules rules = programme.section(TillRules.class);
        JsonObject args =
                sale.copy().put("requestId", Ids.next().toString()).put("lapseSeconds", rules.confirmWithinSeconds());
        return functions.call("charge_request_place", operation, args);
    }

    /** The request of a PLACED outcome; throws a {@link ProblemException} with the refusal otherwise. */
    public static ChargeRequestView placed(Outcome outcome) {
        return ChargeRequestView.of(outcome.expect(PLACED, TillProblem.class).figures());
    }

    /** The member says yes: charges now, by the rules of now, if the balance is there. */
    Uni<SaleView> confirm(Actor member, Operation operation, UUID requestId, Locale locale) {
        return programmes
                .current(member)
                .chain(programme -> functions.call(
                        DECIDE,
                        operation,
                        decision(requestId, "confirm", member.id()).mergeIn(SaleOrder.under(programme))))
                .chain(outcome -> sales.recorded(member, outcome, locale));
    }

    /** The member says no. */
    Uni<ChargeRequestView> refuse(Actor member, Operation operation, UUID requestId) {
        return functions
                .call(DECIDE, operation, decision(requestId, "refuse", member.id()))
                .map(outcome -> outcome.expect("REFUSED", TillProblem.class))
                .chain(() -> known(member, requestId));
    }

    /** The till takes the question back. Throws NOT_FOUND for a request of a store where this one may not act. */
    Uni<ChargeRequestView> cancel(StaffActor by, Operation operation, UUID requestId) {
        return find(by, requestId)
                .chain(() -> functions.call(DECIDE, operation, decision(requestId, "cancel", null)))
                .map(outcome -> outcome.expect("CANCELLED", TillProblem.class))
                .chain(() -> known(by, requestId));
    }

    /** Throws NOT_FOUND, also for a request of a store where the reader may not act. */
    Uni<ChargeRequestView> find(StaffActor reader, UUID requestId) {
        return known(reader, requestId).invoke(request -> {
            if (!reader.mayActAt(request.storeId())) {
                throw ProblemException.of(CommonProblem.NOT_FOUND);
            }
        });
    }

    Uni<List<ChargeRequestView>> pendingOf(Actor member) {
        return requests.pendingOf(member, member.id());
    }

    private Uni<ChargeRequestView> known(InMerchant merchant, UUID requestId) {
        return requests.find(merchant, requestId)
                .map(found -> found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    private static JsonObject decision(UUID requestId, String decision, UUID memberId) {
        return new JsonObject()
                .put("requestId", requestId.toString())
                .put("decision", decision)
                .put("memberId", memberId == null ? null : memberId.toString());
    }
}
