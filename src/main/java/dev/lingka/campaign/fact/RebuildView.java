package dev.lingka.campaign.fact;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rebuild of all facts of the merchant.
 *
 * @param members how many it has gathered so far
 * @param finishedAt null while it is under way
 */
record RebuildView(UUID id, Instant askedAt, long members, @Schema(nullable = true) Instant finishedAt) {}
