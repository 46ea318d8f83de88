package dev.lingka.campaign.plan;

import dev.lingka.merchant.approval.ApprovalView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The campaign that was started, or the question to a second person: one of the two. */
record StartAnswer(@Schema(nullable = true) CampaignView campaign, @Schema(nullable = true) ApprovalView approval) {}
