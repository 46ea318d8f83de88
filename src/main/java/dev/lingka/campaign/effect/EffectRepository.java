package dev.lingka.campaign.effect;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads the figures of both groups. */
@ApplicationScoped
class EffectRepository {

    private static final String FIGURES = "select * from campaign_figures($1, $2, $3, $4)";
    private static final String COST =
            """
            select campaign_cost($1, $2, $3, $4) as fen, (
                       select count(*) from campaign_run r
                        where r.merchant_id = $1 and r.campaign_id = $2 and ($3::uuid is null or r.id = $3)) as runs""";

    private final MerchantReads reads;

    EffectRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** What the gifts of those whose days are over cost, in one or all runs, and how many runs that are. */
    record Cost(long fen, long runs) {}

    /**
     * Those who were told, and those who were left alone.
     *
     * @param runId null for all runs of the campaign
     */
    Uni<List<Group>> groups(InMerchant merchant, UUID campaignId, UUID runId, int days) {
        return reads.list(merchant, FIGURES, key(merchant, campaignId, runId).addInteger(days), HeldGroup::of)
                .map(found -> List.of(HeldGroup.of(found, false), HeldGroup.of(found, true)));
    }

    Uni<Cost> cost(InMerchant merchant, UUID campaignId, UUID runId, int days) {
        return reads.list(
                        merchant,
                        COST,
                        key(merchant, campaignId, runId).addInteger(days),
                        row -> new Cost(row.getLong("fen"), row.getLong("runs")))
                .map(rows -> rows.get(0));
    }

    private static Tuple key(InMerchant merchant, UUID campaignId, UUID runId) {
        return Tuple.of(merchant.merchantId(), campaignId).addUUID(runId);
    }

    private record HeldGroup(boolean heldOut, Group group) {

        static HeldGroup of(Row row) {
            return new HeldGroup(
                    row.getBoolean("held_out"),
                    new Group(
                            row.getLong("members"),
                            row.getLong("waiting"),
                            row.getLong("returned"),
                            row.getBigDecimal("spend_fen"),
                            row.getBigDecimal("squares")));
        }

        static Group of(List<HeldGroup> found, boolean heldOut) {
            return found.stream()
                    .filter(one -> one.heldOut() == heldOut)
                    .map(HeldGroup::group)
                    .findFirst()
                    .orElse(Group.NOBODY);
        }
    }
}
