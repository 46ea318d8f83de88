package dev.lingka.campaign.design;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * A day that comes once a year.
 *
 * @param daysBefore members join so many days before it
 */
public record DayOfYear(@NotNull @Min(0) @Max(60) Integer daysBefore) {}
