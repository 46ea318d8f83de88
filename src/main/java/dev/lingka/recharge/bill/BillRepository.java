package dev.lingka.recharge.bill;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.MerchantId;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads comparisons. */
@ApplicationScoped
class BillRepository {

    private static final String FIND = "select * from recharge_bill where merchant_id = $1 and bill_date = $2";
    private static final String PAGE =
            """
            select * from recharge_bill where merchant_id = $1 and ($2::date is null or bill_date < $2)
             order by bill_date desc limit $3""";
    private static final String DIFFERENCES =
            """
            select * from recharge_bill_difference where merchant_id = $1 and bill_date = $2
             order by kind, line_kind, number limit 1000""";
    private static final String DUE = "select merchant_id, bill_date from recharge_bill_due($1, $2)";

    private final MerchantReads reads;
    private final Pool jobs;

    BillRepository(MerchantReads reads, @ReactiveDataSource("jobs") Pool jobs) {
        this.reads = reads;
        this.jobs = jobs;
    }

    /** A bill that nobody has compared. */
    record Due(MerchantId merchant, LocalDate date) {}

    /** Throws NOT_FOUND for a day that was never fetched. */
    Uni<BillView> find(InMerchant merchant, LocalDate date) {
        return reads.list(merchant, FIND, Tuple.of(merchant.merchantId(), date), BillView::of)
                .map(found ->
                        found.stream().findFirst().orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    /** Newest first. */
    Uni<Page<BillView>> page(InMerchant merchant, LocalDate before, int limit) {
        return reads.list(merchant, PAGE, Tuple.of(merchant.merchantId(), before, limit + 1), BillView::of)
                .map(read -> Page.of(read, limit, bill -> Cursor.of(bill.date())));
    }

    Uni<List<DifferenceView>> differences(InMerchant merchant, LocalDate date) {
        return reads.list(merchant, DIFFERENCES, Tuple.of(merchant.merchantId(), date), DifferenceView::of);
    }

    /** Over all merchants, oldest first. */
    Uni<List<Due>> due(LocalDate from, LocalDate to) {
        return jobs.preparedQuery(DUE).execute(Tuple.of(from, to)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Due(new MerchantId(row.getInteger("merchant_id")), row.getLocalDate("bill_date")))
                .toList());
    }
}
