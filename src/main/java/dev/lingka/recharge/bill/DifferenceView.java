package dev.lingka.recharge.bill;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What does not agree.
 *
 * @param kind as in {@code MISSING_HERE}
 * @param lineKind {@code payment} or {@code refund}
 * @param number WeChat's transaction id of a payment, our out_refund_no of a refund
 * @param hereFen what our books say, null when nothing
 * @param thereFen what the bill says, null when nothing
 */
public record DifferenceView(
        String kind,
        String lineKind,
        String number,
        @Schema(nullable = true) Long hereFen,
        @Schema(nullable = true) Long thereFen) {

    static DifferenceView of(Row row) {
        return new DifferenceView(
                row.getString("kind"),
                row.getString("line_kind"),
                row.getString("number"),
                row.getLong("here_fen"),
                row.getLong("there_fen"));
    }
}
