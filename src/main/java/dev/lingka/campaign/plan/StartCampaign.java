package dev.lingka.campaign.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A campaign is to begin.
 *
 * @param reason for the second person, where there must be one
 */
record StartCampaign(@NotBlank @Size(max = 200) String reason) {}
