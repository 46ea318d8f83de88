package dev.lingka.coupon.pocket;

import dev.lingka.coupon.CouponTemplate;
import dev.lingka.coupon.TermsText;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.http.Cursor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All reads of coupons for people to look at. */
@ApplicationScoped
class PocketRepository {

    private static final String COUPON =
            """
            select id, member_id, terms, valid_from, valid_until, granted_at,
                   case when state in ('live', 'offered') and valid_until <= app_now() then valid_until
                        else ended_at end as ended_at,
                   case when state in ('live', 'offered') and valid_until <= app_now() then 'expired'
                        when state = 'live' and valid_from > app_now() then 'upcoming'
                        when state = 'live' then 'usable'
                        else state end as state
              from coupon
             where merchant_id = $1 and""";

    private static final String ONE = COUPON + " id = $2";
    private static final String BY_CODE = COUPON + " code_hash = $2";
    private static final String PAGE = COUPON + " member_id = $2 and %s\n"
            + """
            and ($3::timestamptz is null or (valid_until, id) %s ($3, $4::uuid))
            order by valid_until %s, id %s limit $5""";

    private static final String TAKEN =
            """
            select t.code, coalesce(h.taken, 0) as taken, coalesce(e.issued, 0) as issued,
                   coalesce(d.issued, 0) as today
              from unnest($3::text[]) as t (code)
              join merchant m on m.id = $1
              left join coupon_share h on h.merchant_id = $1 and h.template = t.code and h.member_id = $2
              left join coupon_stock e on e.merchant_id = $1 and e.template = t.code and e.period = 'ever'
              left join coupon_stock d on d.merchant_id = $1 and d.template = t.code
                                      and d.period = (app_now() at time zone m.time_zone)::date::text""";

    private final MerchantReads reads;
    private final TermsText terms;

    PocketRepository(MerchantReads reads, TermsText terms) {
        this.reads = reads;
        this.terms = terms;
    }

    /** How many pieces of a template one member has got, and all together, ever and today where that is limited. */
    record Taken(long byMember, long issued, long issuedToday) {}

    Uni<Optional<CouponView>> find(InMerchant merchant, UUID couponId) {
        return reads.list(merchant, ONE, Tuple.of(merchant.merchantId(), couponId), this::view)
                .map(rows -> rows.stream().findFirst());
    }

    Uni<Optional<CouponView>> byCode(InMerchant merchant, String codeHash) {
        return reads.list(merchant, BY_CODE, Tuple.of(merchant.merchantId(), codeHash), this::view)
                .map(rows -> rows.stream().findFirst());
    }

    /** One row more than the page holds. */
    Uni<List<CouponView>> page(InMerchant merchant, UUID memberId, PocketFilter filter, Cursor after, int limit) {
        String order = filter.rising ? "asc" : "desc";
        String sql = PAGE.formatted(filter.condition, filter.rising ? ">" : "<", order, order);
        Tuple parameters = Tuple.tuple()
                .addInteger(merchant.merchantId())
                .addUUID(memberId)
                .addOffsetDateTime(after == null ? null : after.moment(0).atOffset(ZoneOffset.UTC))
                .addUUID(after == null ? null : after.id(1))
                .addInteger(limit + 1);
        return reads.list(merchant, sql, parameters, this::view);
    }

    /** By template. */
    Uni<Map<String, Taken>> taken(InMerchant merchant, UUID memberId, List<CouponTemplate> templates) {
        String[] codes = templates.stream().map(CouponTemplate::code).toArray(String[]::new);
        return reads.list(merchant, TAKEN, Tuple.of(merchant.merchantId(), memberId, codes), PocketRepository::taken)
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Map.Entry<String, Taken> taken(Row row) {
        return Map.entry(
                row.getString("code"), new Taken(row.getLong("taken"), row.getLong("issued"), row.getLong("today")));
    }

    private CouponView view(Row row) {
        return CouponView.of(row, terms.read(row.getJsonObject("terms")));
    }
}
