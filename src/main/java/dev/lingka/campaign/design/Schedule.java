package dev.lingka.campaign.design;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When the runs of a campaign begin. Runs that nobody was there to begin are made up for by one; where members join day
 * by day, each day is.
 */
public final class Schedule {

    private static final int MOST_DAYS_BACK = 31;

    private Schedule() {}

    /** The first one of a campaign that is started now; empty for who waits for events. */
    public static Optional<Instant> first(Design design, Instant now, ZoneId zone) {
        if (design.audience().joinsByEvents()) {
            return Optional.empty();
        }
        Timing when = design.when();
        if (when != null && when.cron() != null) {
            return next(when.cron(), now, zone);
        }
        return Optional.of(when == null || when.at() == null ? now : when.at());
    }

    /**
     * The moment that a beginning stands for which was due then. Where members join day by day that is one of the first
     * day that nobody was there for, 31 days ago at most; now else.
     */
    public static Instant meant(Design design, Instant dueAt, Instant now, ZoneId zone) {
        if (!design.audience().joinsDaily()) {
            return now;
        }
        Instant oldest = now.atZone(zone).minusDays(MOST_DAYS_BACK).toInstant();
        return dueAt.isBefore(oldest) ? oldest : dueAt;
    }

    /** The one after a run that stands for that moment; empty for none. */
    public static Optional<Instant> after(Design design, Instant moment, ZoneId zone) {
        if (design.audience().joinsDaily()) {
            return Optional.of(moment.atZone(zone)
                    .toLocalDate()
                    .plusDays(1)
                    .atTime(LocalTime.MIDNIGHT)
                    .atZone(zone)
                    .toInstant());
        }
        return design.when() == null || design.when().cron() == null
                ? Optional.empty()
                : next(design.when().cron(), moment, zone);
    }

    /**
     * The first moment after this one that a cron names, in a zone with all its leaps.
     *
     * @throws IllegalArgumentException for what is no cron
     */
    static Optional<Instant> next(String cron, Instant now, ZoneId zone) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        return ExecutionTime.forCron(parser.parse(cron).validate())
                .nextExecution(now.atZone(zone))
                .map(ZonedDateTime::toInstant);
    }
}
