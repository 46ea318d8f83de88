package dev.lingka.ledger.books;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the books. */
@ApplicationScoped
public class BooksService {

    /** The most open items that are listed. */
    public static final int ITEMS = 100;

    private final Pool pool;
    private final ProgrammeService programmes;

    BooksService(Pool pool, ProgrammeService programmes) {
        this.pool = pool;
        this.programmes = programmes;
    }

    /**
     * The books with this many quarters, the running one among them (MOFCOM Order 2012 No. 9, Art. 26 and 31: deposit
     * and report by quarter).
     */
    public Uni<Books> books(InMerchant merchant, int quarters) {
        return programmes
                .current(merchant)
                .map(programme -> programme.section(LedgerRules.class))
                .chain(rules -> figures(merchant, quarters).map(figures -> Books.of(figures, rules)));
    }

    private Uni<Books.Figures> figures(InMerchant merchant, int quarters) {
        return pool.preparedQuery("select ledger_figures($1, $2, $3)")
                .execute(Tuple.of(merchant.merchantId(), quarters, ITEMS))
                .map(rows -> Books.Figures.of(rows.iterator().next().getJsonObject(0)));
    }
}
