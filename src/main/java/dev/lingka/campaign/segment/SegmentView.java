package dev.lingka.campaign.segment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A segment, or one version of it.
 *
 * @param kind {@code rule} or {@code list}
 * @param rule null for a list
 * @param savedAt when this version was saved
 */
record SegmentView(
        UUID id, String name, String kind, int version, @Schema(nullable = true) JsonNode rule, Instant savedAt) {}
