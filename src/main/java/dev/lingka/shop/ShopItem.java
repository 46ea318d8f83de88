package dev.lingka.shop;

import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that can be taken for points.
 *
 * @param text more about it; null for nothing
 * @param points that it takes
 * @param tiers who may take it; empty for everybody
 * @param from it can be taken from then on; null for always
 * @param until it can be taken before then; null for always
 * @param stock pieces that are given ever; null without a limit
 * @param perMember pieces that one member may take ever; null without a limit
 * @param perDay pieces that all members together take on one business day of the merchant; null without a limit
 * @param coupon code of the template, of a coupon alone
 * @param bonusFen that the card gains, in fen, of a bonus alone
 * @param lottery of a lottery ticket alone
 */
public record ShopItem(
        @NotNull @Pattern(regexp = ShopRules.CODE) String code,
        @NotNull @Valid LocalizedText name,
        @Valid LocalizedText text,
        @NotNull ShopKind kind,
        @Min(1) @Max(100_000_000) long points,
        @Size(max = 50) List<@NotNull @Pattern(regexp = ShopRules.CODE) String> tiers,
        Instant from,
        Instant until,
        @Min(1) @Max(100_000_000) Long stock,
        @Min(1) @Max(100_000) Long perMember,
        @Min(1) @Max(100_000_000) Long perDay,
        @Pattern(regexp = ShopRules.CODE) String coupon,
        @Min(1) @Max(ShopRules.MAX_BONUS_FEN) Long bonusFen,
        @Valid Lottery lottery) {

    public ShopItem {
        tiers = ShopRules.copy(tiers);
    }

    /** How often a ticket draws; 0 for everything else. */
    public int draws() {
        return lottery == null ? 0 : lottery.draws();
    }

    /** Whether taking it may put money onto a card. */
    public boolean mayBringBonus() {
        return bonusFen != null || prizes().stream().anyMatch(prize -> prize.bonusFen() != null);
    }

    /** Codes of all coupon templates that taking it may give a piece of. */
    public List<String> coupons() {
        return Stream.concat(
                        Stream.ofNullable(coupon),
                        prizes().stream().map(Prize::coupon).filter(code -> code != null))
                .distinct()
                .toList();
    }

    /** What a ticket may win; nothing of everything else. */
    public List<Prize> prizes() {
        return lottery == null ? List.of() : lottery.prizes();
    }
}
