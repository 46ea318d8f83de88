package dev.lingka.member.visit;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** All SQL that reads visits, and that forgets them. */
@ApplicationScoped
class VisitRepository {

    private static final String COUNTS =
            """
            select entry_key, count(*)::integer as visits, min(day) as first_day, max(day) as last_day from group_visit
             where merchant_id = $1 and member_id = $2 and group_code = $3 group by entry_key""";
    private static final String DAYS =
            """
            select group_code, day from group_visit where merchant_id = $1 and member_id = $2
             order by day, group_code, entry_key""";
    private static final String FORGET =
            """
            delete from group_visit
             where merchant_id = :merchant and member_id = :member and group_code in (:groups)""";

    private final MerchantReads reads;

    VisitRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** How often an entry came, and when. */
    record Count(String key, int visits, LocalDate firstDay, LocalDate lastDay) {

        static Count of(Row row) {
            return new Count(
                    row.getString("entry_key"),
                    row.getInteger("visits"),
                    row.getLocalDate("first_day"),
                    row.getLocalDate("last_day"));
        }
    }

    /** A day on which one of a group came. */
    record Day(String group, LocalDate day) {

        static Day of(Row row) {
            return new Day(row.getString("group_code"), row.getLocalDate("day"));
        }
    }

    Uni<List<Count>> counts(InMerchant merchant, UUID memberId, String group) {
        return reads.list(merchant, COUNTS, Tuple.of(merchant.merchantId(), memberId, group), Count::of);
    }

    Uni<List<Day>> days(InMerchant merchant, UUID memberId) {
        return reads.list(merchant, DAYS, Tuple.of(merchant.merchantId(), memberId), Day::of);
    }

    /** In the caller's transaction. */
    Uni<Void> forget(InMerchant merchant, UUID memberId, List<String> groups) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("merchant", merchant.merchantId())
                        .setParameter("member", memberId)
                        .setParameter("groups", groups)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
