package dev.lingka.campaign.design;

import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What staff are asked to do for a member who agreed to marketing, as to call them.
 *
 * @param words what to do; nothing in it is about the person
 * @param withinDays the last day for it, so many days later
 */
@Schema(name = "StaffAsk")
public record Ask(@NotNull @Valid LocalizedText words, @NotNull @Min(0) @Max(90) Integer withinDays) {}
