package dev.lingka.queue.wait;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lingka.queue.wait.WaitRepository.LineStay;
import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells how long one waits in a store, from memory: what the past says for the whole business day, what happens today
 * for a minute.
 */
@ApplicationScoped
public class WaitService {

    private static final int PAST_DAYS = 56;
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** A megabyte each at most. */
    private static final int MOST_STORES = 200;

    /** After midnight yesterday's business day goes on as long as something happened in it so lately. */
    private static final double GOES_ON_MINUTES = 180;

    private static final double DAY_MINUTES = Duration.ofDays(1).toMinutes();

    private final WaitRepository stays;
    private final Vertx vertx;
    private final Clock clock;
    private final Cache<Place, Known> known =
            Caffeine.newBuilder().maximumSize(MOST_STORES).build();

    WaitService(WaitRepository stays, Vertx vertx, Clock clock) {
        this.stays = stays;
        this.vertx = vertx;
        this.clock = clock;
    }

    private record Place(int merchantId, UUID storeId, ZoneId zone) implements InMerchant {}

    private record Known(LocalDate day, Map<String, LinePast> past, Waits waits, Instant readAt) {

        boolean isFresh(Instant now) {
            return Duration.between(readAt, now).abs().compareTo(FRESH) < 0;
        }
    }

    /** What is known of a store's lines; asks the database once a minute and store at most. */
    public Uni<Waits> of(InMerchant merchant, UUID storeId, ZoneId zone) {
        Place place = new Place(merchant.merchantId(), storeId, zone);
        Instant now = clock.instant();
        Known before = known.getIfPresent(place);
        if (before != null && before.isFresh(now)) {
            return Uni.createFrom().item(before.waits());
        }
        return (before == null ? learn(place, now) : follow(place, now, before))
                .invoke(next -> known.put(place, next))
                .map(Known::waits);
    }

    /** Reads today alone, as long as it is the same day. */
    private Uni<Known> follow(Place place, Instant now, Known before) {
        return stays.since(place, place.storeId(), before.day(), place.zone())
                .chain(read -> businessDay(read, LocalDateTime.ofInstant(now, place.zone()))
                                .equals(before.day())
                        ? Uni.createFrom().item(today(place, now, before.day(), before.past(), read))
                        : learn(place, now));
    }

    private Uni<Known> learn(Place place, Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(now, place.zone());
        return stays.since(place, place.storeId(), local.toLocalDate().minusDays(PAST_DAYS), place.zone())
                .chain(read -> past(read, businessDay(read, local))
                        .map(past -> today(place, now, businessDay(read, local), past, read)));
    }

    /** Reckoning with eight weeks takes some ten milliseconds, too long for an event loop. */
    private Uni<Map<String, LinePast>> past(List<LineStay> read, LocalDate day) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> learned(read, day), false)
                .toCompletionStage());
    }

    private static Map<String, LinePast> learned(List<LineStay> read, LocalDate day) {
        return byLine(read, stay -> stay.day().isBefore(day) && Double.isFinite(stay.left())).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, line -> LinePast.of(line.getValue(), day)));
    }

    private static Known today(
            Place place, Instant now, LocalDate day, Map<String, LinePast> past, List<LineStay> read) {
        Map<String, List<Stay>> todays = byLine(read, stay -> stay.day().equals(day));
        return new Known(day, past, new Waits(place.zone(), day, past, todays), now);
    }

    private static Map<String, List<Stay>> byLine(List<LineStay> read, Predicate<Stay> wanted) {
        return read.stream()
                .filter(known -> wanted.test(known.stay()))
                .collect(
                        Collectors.groupingBy(LineStay::line, Collectors.mapping(LineStay::stay, Collectors.toList())));
    }

    static LocalDate businessDay(List<LineStay> read, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        LocalDate yesterday = today.minusDays(1);
        double minute = DAY_MINUTES + now.toLocalTime().toSecondOfDay() / 60.0;
        boolean began = read.stream().anyMatch(known -> known.stay().day().equals(today));
        boolean goesOn = read.stream()
                .map(LineStay::stay)
                .anyMatch(stay -> stay.day().equals(yesterday) && stay.lastSeen() > minute - GOES_ON_MINUTES);
        return goesOn && !began ? yesterday : today;
    }
}
