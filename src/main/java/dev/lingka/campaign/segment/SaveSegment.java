package dev.lingka.campaign.segment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A rule with its name, to be kept.
 *
 * @param name no other segment of the merchant has it
 * @param rule as {@code /api/v1/staff/segment-schema} says
 */
record SaveSegment(@NotBlank @Size(max = 60) String name, @NotNull JsonNode rule) {}
