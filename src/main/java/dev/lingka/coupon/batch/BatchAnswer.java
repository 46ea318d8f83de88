package dev.lingka.coupon.batch;

import dev.lingka.merchant.approval.ApprovalView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a wish for codes: one of the two.
 *
 * @param approval of more codes than one person may make: the second person is asked
 */
record BatchAnswer(@Schema(nullable = true) BatchView batch, @Schema(nullable = true) ApprovalView approval) {}
