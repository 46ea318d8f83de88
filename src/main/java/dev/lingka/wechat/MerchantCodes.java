package dev.lingka.wechat;

import dev.lingka.shared.MerchantId;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
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

    MerchantCodes(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<MerchantId>> find(String code) {
        MerchantId known = byCode.get(code);
        return known != null
                ? Uni.createFrom().item(Optional.of(known))
                : pool.preparedQuery("select id from merchant where code = $1")
                        .execute(Tuple.of(code))
                        .map(rows -> rows.stream().findFirst().map(row -> new MerchantId(row.getInteger(0))))
                        .invoke(found -> found.ifPresent(merchant -> byCode.put(code, merchant)));
    }

    /** Fails with NOT_FOUND when there is no such merchant. */
    public Uni<MerchantId> get(String code) {
        return find(code).map(found -> found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }
}
