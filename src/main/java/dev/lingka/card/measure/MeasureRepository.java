package dev.lingka.card.measure;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All SQL that reads measures and appeals. */
@ApplicationScoped
class MeasureRepository {

    private static final String BY_ID = Measure.SELECT + " and m.id = $2";
    private static final String BY_APPEAL = Measure.SELECT + " and a.id = $2";
    private static final String OF_MEMBER =
            Measure.SELECT + " and m.member_id = $2 and ($3::uuid is null or m.id < $3) order by m.id desc limit $4";

    /** Those that are decided first are due first. */
    private static final String OPEN =
            Measure.SELECT + " and a.state = 'open' and ($2::uuid is null or a.id > $2) order by a.id limit $3";

    private final MerchantReads reads;

    MeasureRepository(MerchantReads reads) {
        this.reads = reads;
    }

    Uni<List<Measure>> byId(InMerchant merchant, UUID id) {
        return reads.list(merchant, BY_ID, Tuple.of(merchant.merchantId(), id), Measure::of);
    }

    Uni<List<Measure>> byAppeal(InMerchant merchant, UUID appealId) {
        return reads.list(merchant, BY_APPEAL, Tuple.of(merchant.merchantId(), appealId), Measure::of);
    }

    /** Newest first, one more than the page holds. */
    Uni<List<Measure>> ofMember(InMerchant merchant, UUID memberId, UUID before, int limit) {
        return reads.list(
                merchant, OF_MEMBER, Tuple.of(merchant.merchantId(), memberId, before, limit + 1), Measure::of);
    }

    /** With an open appeal, the oldest appeal first, one more than the page holds. */
    Uni<List<Measure>> appealed(InMerchant merchant, UUID after, int limit) {
        return reads.list(merchant, OPEN, Tuple.of(merchant.merchantId(), after, limit + 1), Measure::of);
    }
}
