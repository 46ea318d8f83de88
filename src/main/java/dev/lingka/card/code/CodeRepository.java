package dev.lingka.card.code;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All SQL of card codes. The minute is the database's, so that replicas with wrong clocks agree. */
@ApplicationScoped
class CodeRepository {

    private static final String START =
            """
            select code_number, floor(extract(epoch from app_now()) / 60)::bigint as minute
              from card where merchant_id = $1 and id = $2""";

    private final MerchantReads reads;
    private final Pool pool;

    CodeRepository(MerchantReads reads, Pool pool) {
        this.reads = reads;
        this.pool = pool;
    }

    /** What the codes of a card are made of, and the present minute. */
    record Start(long codeNumber, long minute) {

        static Start of(Row row) {
            return new Start(row.getLong("code_number"), row.getLong("minute"));
        }
    }

    Uni<Start> start(InMerchant merchant, UUID cardId) {
        return reads.list(merchant, START, Tuple.of(merchant.merchantId(), cardId), Start::of)
                .map(CodeRepository::only);
    }

    Uni<Optional<ScannedCode>> find(InMerchant merchant, long codeNumber, long minute) {
        return pool.preparedQuery("select card_code_find($1, $2, $3)")
                .execute(Tuple.of(merchant.merchantId(), codeNumber, minute))
                .map(rows -> rows.iterator().next().getJsonObject(0))
                .map(found -> scanned(found, minute));
    }

    private static Optional<ScannedCode> scanned(JsonObject found, long minute) {
        return Optional.ofNullable(found.getString("cardId")).map(id -> new ScannedCode(UUID.fromString(id), minute));
    }

    private static Start only(List<Start> found) {
        if (found.isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return found.get(0);
    }
}
