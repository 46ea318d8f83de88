package dev.lingka.till.history;

import dev.lingka.card.Card;
import dev.lingka.card.CardService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.sale.SaleView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;

/** Finds a member's own sales. */
@ApplicationScoped
class OwnSaleService {

    private final CardService cards;
    private final OwnSaleRepository sales;

    OwnSaleService(CardService cards, OwnSaleRepository sales) {
        this.cards = cards;
        this.sales = sales;
    }

    /**
     * Newest first.
     *
     * @param month of the store's business days; null for all
     * @throws ProblemException INVALID_REQUEST for a cursor that is none
     */
    Uni<Page<OwnSale>> page(Actor member, YearMonth month, String cursor, int limit) {
        Cursor before = Cursor.decode(cursor, 2);
        LocalDate first = month == null ? null : month.atDay(1);
        return ownCards(member)
                .chain(own -> sales.page(member, own, first, before, limit))
                .map(read -> Page.of(read, limit, OwnSale::cursor));
    }

    /** One sale, whole; throws NOT_FOUND for everybody else's. */
    Uni<OwnSaleView> find(Actor member, UUID saleId, Locale locale) {
        return ownCards(member)
                .chain(own -> sales.receipt(member, own, saleId))
                .map(found -> found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)))
                .map(receipt -> OwnSaleView.of(SaleView.of(receipt, locale)));
    }

    private Uni<UUID[]> ownCards(Actor member) {
        return cards.histories(member).map(own -> own.stream().map(Card::id).toArray(UUID[]::new));
    }
}
