package dev.lingka.campaign.segment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;

/**
 * A rule that is being built.
 *
 * @param rule as {@code /api/v1/staff/segment-schema} says
 */
record AskRule(@NotNull JsonNode rule) {}
