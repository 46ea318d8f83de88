package dev.lingka.wechat;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.MerchantId;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Merchants by the code in WeChat's addresses. A code never changes, so it is remembered. */
@ApplicationScoped
public class MerchantCodes {

    private final Pool pool;
    private final Map<String, MerchantId> byCode = new ConcurrentHashMap<>();
    private final Map<Integer, String> byId = new ConcurrentHashMap<>();

    MerchantCodes(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<MerchantId>> find(String code) {
        MerchantId known = byCode.get(code);
        return known != null
                ? Uni.createFrom().item(Optional.of(known))
                : one("select id, code from merchant where code = $1", Tuple.of(code))
                        .map(row -> row.map(found -> new MerchantId(found.getInteger("id"))));
    }

    /** Fails with NOT_FOUND when there is no such merchant. */
    public Uni<MerchantId> get(String code) {
        return find(code).map(found -> found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    public Uni<String> codeOf(InMerchant merchant) {
        String known = byId.get(merchant.merchantId());
        return known != null
                ? Uni.createFrom().item(known)
                : one("select id, code from merchant where id = $1", Tuple.of(merchant.merchantId()))
                        .map(row -> row.orElseThrow().getString("code"));
    }

    private Uni<Optional<Row>> one(String sql, Tuple by) {
        return pool.preparedQuery(sql).execute(by).map(rows -> {
            for (Row row : rows) {
                byCode.put(row.getString("code"), new MerchantId(row.getInteger("id")));
                byId.put(row.getInteger("id"), row.getString("code"));
                return Optional.of(row);
            }
            return Optional.empty();
        });
    }
}
