package dev.lingka.merchant.directory;

import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Looks up merchants and identities; nothing is cached, so that a suspension holds at once. */
@ApplicationScoped
public class MerchantDirectory {

    private static final String MERCHANT = "select id, code, name, status, created_at from merchant";
    private static final String BY_CODE = MERCHANT + " where code = $1";
    private static final String PAGE = MERCHANT + " where id > $1 order by id limit $2";
    private static final String SIGN_IN = "select staff_sign_in($1, $2, $3)";

    private final Pool pool;

    MerchantDirectory(Pool pool) {
        this.pool = pool;
    }

    /** Whatever its status; throws NOT_FOUND. */
    public Uni<MerchantEntry> find(String code) {
        return lookUp(code).map(found -> found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    /** For customers and WeChat: throws NOT_FOUND for a suspended merchant as for an unknown one. */
    public Uni<MerchantEntry> active(String code) {
        return lookUp(code).map(found -> found.filter(MerchantEntry::active)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    /** Merchants in the order of their creation, after the given id; one more than the limit when there are more. */
    public Uni<List<MerchantEntry>> page(int afterId, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(afterId, limit + 1))
                .map(rows -> rows.stream().map(MerchantDirectory::entry).toList());
    }

    /** Whose a verified token is, as the SQL function {@code staff_sign_in} tells: rights or a refusal. */
    public Uni<JsonObject> signIn(String issuer, String subject, String merchantCode) {
        return pool.preparedQuery(SIGN_IN)
                .execute(Tuple.of(issuer, subject, merchantCode))
                .map(rows -> rows.iterator().next().getJsonObject(0));
    }

    private Uni<Optional<MerchantEntry>> lookUp(String code) {
        return pool.preparedQuery(BY_CODE).execute(Tuple.of(code)).map(MerchantDirectory::first);
    }

    private static Optional<MerchantEntry> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(entry(rows.iterator().next()));
    }

    private static MerchantEntry entry(Row row) {
        OffsetDateTime createdAt = row.getOffsetDateTime("created_at");
        return new MerchantEntry(
                row.getInteger("id"),
                row.getString("code"),
                row.getString("name"),
                "active".equals(row.getString("status")),
                createdAt.toInstant());
    }
}
