package dev.lingka.till.sale;

import dev.lingka.ledger.HotBalances;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;

/** Records sales without a member, and finds sales. */
@ApplicationScoped
public class SaleService {

    static final String RECORDED = "RECORDED";

    private final MoneyFunctions functions;
    private final ProgrammeService programmes;
    private final Pricing pricing;
    private final SaleRepository sales;
    private final HotBalances balances;

    SaleService(
            MoneyFunctions functions,
            ProgrammeService programmes,
            Pricing pricing,
            SaleRepository sales,
            HotBalances balances) {
        this.functions = functions;
        this.programmes = programmes;
        this.pricing = pricing;
        this.sales = sales;
        this.balances = balances;
    }

    Uni<SaleView> record(StaffActor by, Operation operation, RecordSale wanted, Locale locale) {
        TillPoint point = TillPoint.of(by, wanted.storeId());
        return programmes
                .current(by)
                .map(programme -> SaleOrder.under(programme)
                        .mergeIn(SaleOrder.of(
                                point, pricing.price(wanted, programme.section(TillRules.class), TenderKind.CASH))))
                .invoke(SaleService::requireNoWallet)
                .chain(args -> functions.call("till_sale", operation, args))
                .chain(outcome -> recorded(by, outcome, locale));
    }

    /**
     * The receipt of a sale that a money function recorded; remembers the balances after the commit.
     *
     * @throws ProblemException with the refusal otherwise
     */
    public Uni<SaleView> recorded(InMerchant merchant, Outcome outcome, Locale locale) {
        JsonObject sale = outcome.expect(RECORDED, TillProblem.class).figures();
        return remember(merchant, sale).replaceWith(() -> SaleView.of(sale, locale));
    }

    /** Puts the balances that a money function answered into the cache. */
    public Uni<Void> remember(InMerchant merchant, JsonObject figures) {
        return balances.put(merchant, figures.getJsonArray("balances", new JsonArray()));
    }

    /** A sale with its refunds; throws NOT_FOUND, also for one of a store where the reader may not act. */
    public Uni<SaleView> find(StaffActor reader, UUID saleId, Locale locale) {
        return figures(reader, saleId)
                .invoke(sale -> {
                    if (!reader.mayActAt(UUID.fromString(sale.getString("storeId")))) {
                        throw ProblemException.of(CommonProblem.NOT_FOUND);
                    }
                })
                .map(sale -> SaleView.of(sale, locale));
    }

    /** Whether the member is this very staff member, by the phone of both. */
    public Uni<Boolean> isOwn(StaffActor staff, UUID memberId) {
        return staff.phoneIndex() == null
                ? Uni.createFrom().item(false)
                : sales.isPhoneOf(staff, memberId, staff.phoneIndex());
    }

    Uni<Page<SaleSummary>> page(StaffActor reader, SaleFilter filter, int limit) {
        return sales.page(reader, filter, limit).map(read -> Page.of(read, limit, SaleSummary::cursor));
    }

    private Uni<JsonObject> figures(InMerchant merchant, UUID saleId) {
        return sales.receipt(merchant, saleId)
                .map(found -> found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    private static void requireNoWallet(JsonObject args) {
        boolean wallet = args.getJsonArray("tenders").stream()
                .map(JsonObject.class::cast)
                .anyMatch(tender -> TenderKind.WALLET.text().equals(tender.getString("kind")));
        if (wallet) {
            throw ProblemException.invalid("tenders", "CARD_REQUIRED", "stored value pays with a card: charge it");
        }
    }
}
