package dev.lingka.campaign.design;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a member is given: a coupon, points or both.
 *
 * @param coupon a template of the programme, for who bought none of the favourites; null for nothing then
 * @param favourites the coupon of what the member bought most often goes before
 * @param points null for none
 * @param goodIn {@code birth_month}: a coupon is good in the month of the birthday that is celebrated, whatever its
 *     template says; null for as long as the template says
 */
public record Give(
        @Pattern(regexp = TEMPLATE) String coupon,
        @Size(min = 1, max = 20) List<@NotNull @Valid Favourite> favourites,
        @Min(1) @Max(100_000) Long points,
        @Pattern(regexp = "birth_month") String goodIn) {

    static final String TEMPLATE = "[a-z0-9-]{1,40}";

    /**
     * Who bought this gets that.
     *
     * @param bought a product's code or a class of products
     * @param coupon a template of the programme
     */
    public record Favourite(
            @NotNull @Size(min = 1, max = 64) @Pattern(regexp = "\\S.*") String bought,
            @NotNull @Pattern(regexp = TEMPLATE) String coupon) {}

    boolean givesNothing() {
        return coupon == null && favourites == null && points == null;
    }

    boolean givesCoupons() {
        return coupon != null || favourites != null;
    }

    /** All templates that somebody may get. */
    public Stream<String> templates() {
        Stream<String> of =
                favourites == null ? Stream.empty() : favourites.stream().map(Favourite::coupon);
        return coupon == null ? of : Stream.concat(Stream.of(coupon), of);
    }
}
