package dev.lingka.campaign.design;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who is meant: exactly one of these, and {@code where} beside an event.
 *
 * @param segment members of a segment, as it is when a run begins
 * @param stages members who stand on one of these stages when a run begins
 * @param members these members
 * @param entering who comes to a stage
 * @param event those to whom this happens
 * @param where only where the event's figures are like these; null for whatever they are
 * @param birthday who has a birthday
 * @param anniversary who joined on that day of an earlier year
 */
public record Audience(
        UUID segment,
        @Size(min = 1, max = 5) List<@NotNull @Pattern(regexp = STAGES) String> stages,
        @Size(min = 1, max = 10_000) List<@NotNull UUID> members,
        @Valid Entering entering,
        @Pattern(regexp = EVENTS) String event,
        @Size(min = 1, max = 4) Map<@NotNull @Size(min = 1, max = 40) String, @NotNull @Valid Filter> where,
        @Valid DayOfYear birthday,
        @Valid DayOfYear anniversary) {

    static final String STAGES = "new|active|at_risk|sleeping|lost";
    /** Events that happen to one member. */
    static final String EVENTS =
            "CardIssued|RechargePaid|SaleRecorded|ProfileCompleted|PointsExpiring|CouponExpiring|CardTermEnding"
                    + "|TierGraceBegun|TierChanged";

    /**
     * Who comes to a stage.
     *
     * @param from null from whichever
     */
    public record Entering(
            @NotNull @Pattern(regexp = STAGES) String to,
            @Size(min = 1, max = 4) List<@NotNull @Pattern(regexp = STAGES) String> from) {}

    /** How many of its ways to say it are used. */
    long said() {
        return Stream.of(segment, stages, members, entering, event, birthday, anniversary)
                .filter(way -> way != null)
                .count();
    }

    /** Members join one by one, when something happens to them. */
    public boolean joinsByEvents() {
        return entering != null || event != null;
    }

    /** Members join day by day. */
    public boolean joinsDaily() {
        return birthday != null || anniversary != null;
    }

    /** The day that comes every year, with the days before it; null for other audiences. */
    public DayOfYear dayOfYear() {
        return birthday == null ? anniversary : birthday;
    }
}
