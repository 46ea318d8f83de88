package dev.lingka.coupon.batch;

import dev.lingka.coupon.CouponCode;
import dev.lingka.coupon.CouponProblem;
import dev.lingka.coupon.CouponRules;
import dev.lingka.coupon.CouponService;
import dev.lingka.merchant.approval.ApprovalService;
import dev.lingka.merchant.approval.ApprovedRequest;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes batches of codes, and lets each code be read once. */
@ApplicationScoped
class BatchService {

    private static final String PURPOSE = "batch";

    private final MoneyFunctions functions;
    private final ProgrammeService programmes;
    private final ApprovalService approvals;
    private final CouponService coupons;
    private final BatchRepository batches;
    private final CouponCode codes;

    BatchService(
            MoneyFunctions functions,
            ProgrammeService programmes,
            ApprovalService approvals,
            CouponService coupons,
            BatchRepository batches,
            CouponCode codes) {
        this.functions = functions;
        this.programmes = programmes;
        this.approvals = approvals;
        this.coupons = coupons;
        this.batches = batches;
        this.codes = codes;
    }

    /**
     * Codes as a table.
     *
     * @param next the first of the next page; null after the last one
     */
    record CodesPage(String csv, Integer next) {}

    /**
     * Makes the codes, or asks the second person first where there are many.
     *
     * @throws ProblemException INVALID_REQUEST for an unknown template, COUPON_SOLD_OUT, COUPON_TEMPLATE_OVER
     */
    Uni<BatchAnswer> make(StaffActor by, Operation operation, MakeBatch wanted) {
        return programmes.current(by).chain(programme -> {
            JsonObject payload = payload(programme, operation, wanted);
            if (wanted.pieces() > programme.section(CouponRules.class).approvalAbovePieces()) {
                return approvals
                        .request(by, BatchApproval.KIND, payload, wanted.reason())
                        .map(approval -> new BatchAnswer(null, approval));
            }
            return make(operation, payload)
                    .chain(batchId -> find(by, batchId))
                    .map(batch -> new BatchAnswer(batch, null));
        });
    }

    /** Makes what a second person agreed to; the promise is the template's as it was when it was asked for. */
    Uni<UUID> make(ApprovedRequest request) {
        return make(
                request.operation(),
                request.payload().copy().put("approvalId", request.id().toString()));
    }

    /** Throws NOT_FOUND. */
    Uni<BatchView> find(InMerchant merchant, UUID batchId) {
        return batches.find(merchant, batchId)
                .map(found -> found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    Uni<Page<BatchView>> page(InMerchant merchant, UUID before, int limit) {
        return batches.page(merchant, before, limit).map(read -> Page.of(read, limit, batch -> Cursor.of(batch.id())));
    }

    /**
     * The codes from one on; those before it can never be read again.
     *
     * @throws ProblemException NOT_FOUND, COUPON_CODES_READ
     */
    Uni<CodesPage> read(StaffActor by, UUID batchId, int from, int limit) {
        JsonObject args = new JsonObject()
                .put("batchId", batchId.toString())
                .put("from", from)
                .put("limit", limit);
        return functions
                .call("coupon_batch_read", new Operation(by.actor(), "read", "read"), args)
                .map(outcome -> outcome.expect("READ", CouponProblem.class).figures())
                .map(read -> page(by, batchId, read));
    }

    private Uni<UUID> make(Operation operation, JsonObject payload) {
        UUID batchId = Ids.next();
        JsonArray hashes = new JsonArray();
        IntStream.range(0, payload.getInteger("pieces"))
                .mapToObj(serial -> code(operation, batchId, serial))
                .forEach(code -> hashes.add(codes.hash(operation, code)));
        JsonObject args = payload.copy().put("batchId", batchId.toString()).put("hashes", hashes);
        return functions
                .call("coupon_batch_make", operation, args)
                .map(outcome ->
                        outcome.expect("BATCH_MADE", CouponProblem.class).figures())
                .map(made -> UUID.fromString(made.getString("batchId")));
    }

    private JsonObject payload(Programme programme, Operation operation, MakeBatch wanted) {
        JsonObject terms = programme
                .section(CouponRules.class)
                .template(wanted.template())
                .map(coupons::terms)
                .orElseThrow(() ->
                        ProblemException.invalid("template", "UNKNOWN", "the code of a template of the programme"));
        return new JsonObject()
                .put("terms", terms)
                .put("programmeVersion", programme.version())
                .put("noticeDays", CouponService.noticeDays(programme))
                .put("pieces", wanted.pieces())
                .put("label", wanted.label())
                .put("operationKey", operation.actor().principal() + "|" + operation.key());
    }

    private CodesPage page(InMerchant merchant, UUID batchId, JsonObject read) {
        int until = read.getInteger("until");
        StringBuilder csv = new StringBuilder("serial,code\n");
        IntStream.range(read.getInteger("from"), until).forEach(serial -> csv.append(serial + 1)
                .append(',')
                .append(code(merchant, batchId, serial))
                .append('\n'));
        return new CodesPage(csv.toString(), read.getInteger("from") < until ? until : null);
    }

    private String code(InMerchant merchant, UUID batchId, int serial) {
        return codes.of(merchant, PURPOSE, batchId + ":" + serial);
    }
}
