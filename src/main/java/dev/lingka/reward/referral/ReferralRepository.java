package dev.lingka.reward.referral;

import dev.lingka.shared.Actor;
import dev.lingka.shared.MerchantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads what became of friends. */
@ApplicationScoped
class ReferralRepository {

    private static final String OF_MEMBER = "select reward_referrals($1, $2)";
    private static final String DUE =
            """
            select r.merchant_id, r.friend_id, (app_now() at time zone m.time_zone)::date as day
              from referral r join merchant m on m.id = r.merchant_id
             where r.state = 'waiting' and r.due_at <= app_now()
             order by r.due_at limit $1""";

    private final Pool pool;
    private final Pool jobs;

    ReferralRepository(Pool pool, @ReactiveDataSource("jobs") Pool jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    /**
     * A friend who can be decided about.
     *
     * @param day today in the merchant's zone
     */
    record Due(MerchantId merchant, UUID friendId, LocalDate day) {}

    /** As the SQL function {@code reward_referrals} tells. */
    Uni<JsonObject> ofMember(Actor member) {
        return pool.preparedQuery(OF_MEMBER)
                .execute(Tuple.of(member.merchantId(), member.id()))
                .map(rows -> rows.iterator().next().getJsonObject(0));
    }

    /** Of all merchants, those that wait longest first. */
    Uni<List<Due>> due(int limit) {
        return jobs.preparedQuery(DUE).execute(Tuple.of(limit)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Due(
                        new MerchantId(row.getInteger("merchant_id")),
                        row.getUUID("friend_id"),
                        row.getLocalDate("day")))
                .toList());
    }
}
