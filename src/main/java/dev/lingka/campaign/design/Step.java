package dev.lingka.campaign.design;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * One thing that is done for a member.
 *
 * @param code by which it is known in figures
 * @param afterDays so many days after the member joined, at the same time of day
 * @param only {@code back}: for who has come since joining; {@code not_back}: for who has not; null for all
 * @param gives null when it gives nothing
 * @param says null when it says nothing
 * @param asks what staff are to do; null for nothing
 * @param costFen what the gift costs for one member at most, as the merchant reckons it, in fen
 */
public record Step(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String code,
        @NotNull @Min(0) @Max(365) Integer afterDays,
        @Pattern(regexp = "back|not_back") String only,
        @Valid Give gives,
        @Valid Say says,
        @Valid Ask asks,
        @Min(0) @Max(1_000_000) Long costFen) {}
