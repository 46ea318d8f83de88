package dev.lingka.notification.delivery;

import dev.lingka.notification.Channel;
import dev.lingka.notification.Suppression;
import dev.lingka.notification.channel.Handover;
import dev.lingka.notification.channel.Parcel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Decides what follows from an attempt: done, again later, or the next channel. What may have arrived is tried once
 * more, and twice more where the channel keeps repetitions apart by our id; then marketing stops, because to say it
 * twice is worse than not to have said it, and service goes on to the next channel.
 */
@ApplicationScoped
class Judge {

    /** Channels that know a message again by our id, so that a repetition is no second message. */
    private static final Set<Channel> KNOW_REPETITIONS = Set.of(Channel.TEMPLATE, Channel.MASS);

    private static final int DOUBTS = 1;
    private static final int DOUBTS_WITHOUT_HARM = 3;
    private static final int MOST_DOUBLINGS = 20;

    /** WeChat's and the providers' days are Beijing's; some minutes into the next, so that no clock is too fast. */
    private static final ZoneId QUOTA_ZONE = ZoneId.of("Asia/Shanghai");

    private static final LocalTime QUOTA_IS_FRESH = LocalTime.of(0, 5);

    private final DeliveryConfig config;
    private final Clock clock;

    Judge(DeliveryConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Mark judge(Parcel parcel, Handover handover) {
        return switch (handover.fate()) {
            case SENT -> Mark.sent(parcel, handover.providerId());
            case DELIVERED -> Mark.delivered(parcel);
            case LATER -> later(parcel, pause(parcel), handover.error());
            case TOMORROW -> later(parcel, untilTomorrow(), handover.error());
            case DOUBT -> doubt(parcel, handover.error());
            case SUPPRESSED -> Mark.ended(parcel, "suppressed", handover.reason(), handover.error());
            case FAILED -> Mark.ended(parcel, "failed", handover.reason(), handover.error());
        };
    }

    /** Nobody wants it any more, by whatever channel. */
    boolean isExpired(Parcel parcel) {
        Instant notAfter = parcel.claim().notAfter();
        return notAfter != null && notAfter.isBefore(clock.instant());
    }

    Mark expired(Parcel parcel) {
        return Mark.ended(parcel, "suppressed", Suppression.EXPIRED.name(), null)
                .asLast();
    }

    private Mark later(Parcel parcel, Duration pause, String error) {
        boolean given = parcel.claim().attempts() >= config.attempts() || isTooLate(parcel, pause);
        return given ? Mark.ended(parcel, "failed", "NO_ANSWER", error) : Mark.again(parcel, pause, error);
    }

    private Mark doubt(Parcel parcel, String error) {
        int most = KNOW_REPETITIONS.contains(parcel.channel()) ? DOUBTS_WITHOUT_HARM : DOUBTS;
        if (parcel.claim().doubts() < most && !isTooLate(parcel, config.firstPause())) {
            return Mark.inDoubt(parcel, config.firstPause(), error);
        }
        Mark ended = Mark.ended(parcel, "failed", "DOUBT", error);
        return parcel.marketing() ? ended.asLast() : ended;
    }

    private boolean isTooLate(Parcel parcel, Duration pause) {
        Instant notAfter = parcel.claim().notAfter();
        return notAfter != null && clock.instant().plus(pause).isAfter(notAfter);
    }

    private Duration pause(Parcel parcel) {
        long doubled = config.firstPause().toMillis() << Math.min(parcel.claim().attempts() - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(Math.min(doubled, config.longestPause().toMillis()));
    }

    private Duration untilTomorrow() {
        ZonedDateTime now = clock.instant().atZone(QUOTA_ZONE);
        return Duration.between(
                now, now.toLocalDate().plusDays(1).atTime(QUOTA_IS_FRESH).atZone(QUOTA_ZONE));
    }
}
