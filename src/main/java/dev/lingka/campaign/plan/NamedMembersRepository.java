package dev.lingka.campaign.plan;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Whether somebody who is named in a campaign is a member. */
@ApplicationScoped
class NamedMembersRepository {

    private static final String KNOWN = "select count(*) from member_known($1, $2)";

    private final MerchantReads reads;

    NamedMembersRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** Whether all of them are members of this merchant now. */
    Uni<Boolean> areKnown(InMerchant merchant, List<UUID> ids) {
        UUID[] each = ids.stream().distinct().toArray(UUID[]::new);
        return reads.list(merchant, KNOWN, Tuple.of(merchant.merchantId(), each), row -> row.getLong(0) == each.length)
                .map(rows -> rows.get(0));
    }
}
