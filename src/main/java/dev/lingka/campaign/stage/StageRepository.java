package dev.lingka.campaign.stage;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads of stages, for staff. */
@ApplicationScoped
class StageRepository {

    private static final String COUNTS =
            """
            select s.stage, count(f.member_id) as members
              from unnest(array['new', 'active', 'at_risk', 'sleeping', 'lost']) with ordinality as s (stage, place)
              left join member_fact f on f.merchant_id = $1 and f.stage = s.stage
             group by s.stage, s.place order by s.place""";
    private static final String CHANGES =
            """
            select c.day, c.from_stage, c.to_stage from stage_change c
             where c.merchant_id = $1 and c.member_id = $2 order by c.day desc limit 100""";

    private final MerchantReads reads;

    StageRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** How many members stand where. */
    record StageCount(String stage, long members) {}

    Uni<List<StageCount>> counts(InMerchant merchant) {
        return reads.list(
                merchant,
                COUNTS,
                Tuple.of(merchant.merchantId()),
                row -> new StageCount(row.getString("stage"), row.getLong("members")));
    }

    /** Newest first, a hundred at most. */
    Uni<List<StageChangeView>> changes(InMerchant merchant, UUID memberId) {
        return reads.list(
                merchant,
                CHANGES,
                Tuple.of(merchant.merchantId(), memberId),
                row -> new StageChangeView(
                        row.getLocalDate("day"), row.getString("from_stage"), row.getString("to_stage")));
    }
}
