package dev.lingka.campaign.segment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What staff see of a member in a segment: no personal data. Amounts in fen, days in the merchant's zone.
 *
 * @param storeId where the first card was taken
 * @param tier null for the first level of a member without a row there
 * @param visits days with a sale that stands
 */
record FactsView(
        UUID memberId,
        LocalDate joinedDay,
        @Schema(nullable = true) UUID storeId,
        @Schema(nullable = true) String tier,
        String stage,
        List<String> cardKinds,
        List<String> tags,
        long balanceFen,
        long points,
        long visits,
        long sales,
        long spendFen,
        @Schema(nullable = true) LocalDate lastVisitDay) {}
