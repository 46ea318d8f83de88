package dev.lingka.shop;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a lottery ticket can win. Members are shown the odds, as the rules of the market supervision on prize sales
 * demand.
 *
 * @param draws chances of one ticket
 */
public record Lottery(
        @Min(1) @Max(10) int draws, @NotNull @Size(min = 1, max = 30) List<@NotNull @Valid Prize> prizes) {

    public Lottery {
        prizes = prizes == null ? null : ShopRules.copy(prizes);
    }
}
