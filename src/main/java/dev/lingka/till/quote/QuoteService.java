package dev.lingka.till.quote;

import dev.lingka.card.CardService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.pricing.MemberBasket;
import dev.lingka.till.pricing.MemberPricing;
import dev.lingka.till.pricing.PricingRules;
import dev.lingka.till.pricing.Wishes;
import dev.lingka.till.sale.PricedSale;
import dev.lingka.till.sale.Pricing;
import dev.lingka.till.sale.TenderKind;
import dev.lingka.till.sale.TillPoint;
import dev.lingka.till.sale.TillProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tells prices, and holds charges to the price that was told. */
@ApplicationScoped
public class QuoteService {

    private final CardService cards;
    private final MemberPricing pricing;
    private final ProgrammeService programmes;
    private final QuoteRepository quotes;
    private final Clock clock;

    QuoteService(
            CardService cards,
            MemberPricing pricing,
            ProgrammeService programmes,
            QuoteRepository quotes,
            Clock clock) {
        this.cards = cards;
        this.pricing = pricing;
        this.programmes = programmes;
        this.quotes = quotes;
        this.clock = clock;
    }

    /**
     * What a basket costs a card's holder now. Takes nothing and holds nothing.
     *
     * @throws ProblemException NOT_FOUND for a card that is not there; as {@link MemberPricing#price}
     */
    Uni<QuoteView> quote(StaffActor by, AskQuote wanted) {
        TillPoint point = TillPoint.of(by, wanted.storeId());
        Wishes wishes = wishes(wanted.wishes());
        return cards.find(by, wanted.cardId())
                .chain(() -> programmes.current(by))
                .chain(programme -> pricing.price(point, wanted.cardId(), wanted, wishes, programme)
                        .map(priced -> told(point, wanted.cardId(), priced, programme))
                        .call(quote -> quotes.keep(by, programme, quote)))
                .map(QuoteView::of);
    }

    /**
     * The price of a charge: that of the quote it names, or else by the rules of now.
     *
     * @throws ProblemException QUOTE_DIFFERS, QUOTE_LAPSED; INVALID_REQUEST when lines or wishes come beside a quote;
     *     as {@link MemberPricing#price}
     */
    public Uni<PricedSale> price(TillPoint point, UUID cardId, MemberBasket basket, Programme programme) {
        if (basket.quoteId() == null) {
            return pricing.price(point, cardId, basket, wishes(basket.wishes()), programme);
        }
        requireNothingElse(basket);
        return quotes.find(point.by(), basket.quoteId()).map(found -> asTold(point, cardId, basket, found));
    }

    private Quote told(TillPoint point, UUID cardId, PricedSale priced, Programme programme) {
        int seconds = programme.section(PricingRules.class).quoteSeconds();
        JsonObject plain = new JsonObject()
                .put("listFen", priced.totalFen())
                .put("points", 0)
                .put("effects", new JsonArray());
        JsonObject basket = new JsonObject()
                .put("totalFen", priced.totalFen())
                .put("lines", priced.lines())
                .put(
                        "pricing",
                        Optional.ofNullable(priced.pricing())
                                .orElse(plain)
                                .put("programmeVersion", programme.version()));
        Instant lapsesAt = clock.instant().plusSeconds(seconds);
        return new Quote(Ids.next(), cardId, point.storeId(), basket, lapsesAt);
    }

    private PricedSale asTold(TillPoint point, UUID cardId, MemberBasket basket, Optional<Quote> found) {
        Quote quote = found.filter(told -> told.cardId().equals(cardId)
                        && told.storeId().equals(point.storeId())
                        && told.listFen() == basket.totalFen())
                .orElseThrow(() -> ProblemException.of(TillProblem.QUOTE_DIFFERS));
        if (!clock.instant().isBefore(quote.lapsesAt())) {
            throw ProblemException.of(TillProblem.QUOTE_LAPSED);
        }
        String note = basket.note() == null ? "" : basket.note();
        return new PricedSale(
                quote.totalFen(),
                Pricing.tenders(basket, TenderKind.WALLET, quote.totalFen()),
                quote.lines(),
                note,
                quote.pricing());
    }

    private static void requireNothingElse(MemberBasket basket) {
        if (basket.lines() != null && !basket.lines().isEmpty()) {
            throw ProblemException.invalid("lines", "QUOTED", "the quote knows them: leave them out");
        }
        if (basket.wishes() != null) {
            throw ProblemException.invalid("wishes", "QUOTED", "the quote knows them: leave them out");
        }
    }

    private static Wishes wishes(Wishes given) {
        return given == null ? Wishes.NONE : given;
    }
}
