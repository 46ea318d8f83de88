package dev.lingka.points;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * How points are earned, live and are spent: the section {@code points} of the programme.
 *
 * @param rates what sales earn; none means that sales earn nothing
 * @param combine which of the rates that fit a line count
 * @param window what becomes of money that does not make a whole point
 * @param without what earns nothing, whatever the rates say
 * @param saleLimit the most points that sales give; null without a limit
 * @param others what else earns points, each kind once
 * @param cash points as money at the till; null where they are not
 * @param debt what becomes of earned points that a refund finds spent
 * @param byHandAloneUpTo so many points one person gives or takes by hand in a day; more needs a second person
 */
public record PointsRules(
        @NotNull @Size(max = 50) List<@NotNull @Valid EarningRate> rates,
        @NotNull Combination combine,
        @NotNull Window window,
        @NotNull @Valid WithoutPoints without,
        @Valid EarningLimit saleLimit,
        @NotNull @Size(max = 20) List<@NotNull @Valid OtherEarning> others,
        @NotNull @Valid PointsExpiry expiry,
        @Valid Cash cash,
        @NotNull DebtRule debt,
        @Min(0) @Max(MAX_POINTS) long byHandAloneUpTo) {

    /** More than any honest member collects; a slip of the finger stops here. */
    static final long MAX_POINTS = 100_000_000L;

    public PointsRules {
        rates = rates == null ? null : List.copyOf(rates);
        others = others == null ? null : List.copyOf(others);
    }

    /** Which of the rates that fit a line count. */
    public enum Combination {
        /** The one that gives most. */
        @JsonProperty("best")
        BEST,
        @JsonProperty("sum")
        SUM
    }

    /** Where the rest below a whole point is dropped. */
    public enum Window {
        /** With each sale. */
        @JsonProperty("receipt")
        RECEIPT,
        /** With the business day: its receipts add up. */
        @JsonProperty("day")
        DAY,
        /** Never: it counts for the next sale. */
        @JsonProperty("carry")
        CARRY
    }

    /** What becomes of earned points that a refund would take back and that are spent already. */
    public enum DebtRule {
        /** The next earnings pay them. */
        @JsonProperty("next_earning")
        NEXT_EARNING,
        /** Nobody owes them. */
        @JsonProperty("waive")
        WAIVE
    }

    /** What this kind earns; empty when it earns nothing. */
    public Optional<OtherEarning> other(OtherEarning.Kind kind) {
        return others.stream().filter(other -> other.kind() == kind).findFirst();
    }
}
