package dev.lingka.reward.commission;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;

/**
 * What staff earned in a month of business days; whoever earned nothing and gave nothing back is not in it.
 *
 * @param month as in {@code 2026-11}
 */
record CommissionStatement(String month, List<OfStaff> items) {

    /**
     * One person's month, in fen.
     *
     * @param takenBackFen of this month's and earlier earnings
     * @param totalFen earned less taken back; below zero when more of earlier months went back
     */
    record OfStaff(UUID staffId, String name, long cardsFen, long rechargesFen, long takenBackFen, long totalFen) {

        static OfStaff of(Row row) {
            return new OfStaff(
                    row.getUUID("staff_id"),
                    row.getString("name"),
                    row.getLong("cards"),
                    row.getLong("recharges"),
                    row.getLong("taken_back"),
                    row.getLong("total"));
        }
    }
}
