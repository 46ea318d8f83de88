package dev.lingka.merchant.programme.plan;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The programme in words.
 *
 * @param version in force
 * @param name of the programme
 * @param coming what is published to follow it; null for nothing
 */
record PlanView(int version, String name, List<PlanChapter.Chapter> chapters, @Schema(nullable = true) Coming coming) {

    /**
     * What will be, as next year's plan.
     *
     * @param effectiveAt from then on
     */
    record Coming(int version, Instant effectiveAt, String name, List<PlanChapter.Chapter> chapters) {}
}
