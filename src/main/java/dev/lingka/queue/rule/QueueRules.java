package dev.lingka.queue.rule;

import dev.lingka.tier.Benefit;
import dev.lingka.tier.Standing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The queues of a merchant's stores; without a line there is none.
 *
 * @param lines in the order in which they are shown
 * @param hours when tickets are taken and called; a day without any is closed
 * @param stores where a store has other lines or hours
 * @param remote who may take a ticket without being there; null for nobody
 * @param priority whose tickets go before others; null for nobody's
 * @param guestPhoneDays how long the phone number is kept that a guest without a phone page left with the host
 */
public record QueueRules(
        @NotNull @Size(max = 20) List<@NotNull @Valid QueueLine> lines,
        @NotNull @Size(max = 50) List<@NotNull @Valid QueueHours> hours,
        @NotNull @Size(max = 1000) List<@NotNull @Valid StoreDifference> stores,
        @Valid @Schema(nullable = true) RemoteTickets remote,
        @Valid @Schema(nullable = true) QueuePriority priority,
        @Min(0) @Max(30) int guestPhoneDays) {

    static final String CODE = "[a-z0-9-]{1,32}";

    /** A day: the party has eaten, and whoever has to be called back still can. */
    private static final int PHONE_DAYS = 1;

    /** A merchant whose stores have no queue. */
    public static final QueueRules NONE = new QueueRules(List.of(), List.of(), List.of(), null, null, PHONE_DAYS);

    public QueueRules {
        lines = copy(lines);
        hours = copy(hours);
        stores = copy(stores);
    }

    /** The lines and hours of one store. */
    public StoreQueue at(String storeCode) {
        StoreQueue general = new StoreQueue(lines, hours);
        return stores.stream()
                .filter(store -> store.store().equals(storeCode))
                .findFirst()
                .map(store -> store.over(general))
                .orElse(general);
    }

    /** How many a ticket of somebody who stands there goes before; none when the level gives nothing any more. */
    public int over(Standing standing) {
        return priority == null || !standing.gives(Benefit.Kind.QUEUE_PRIORITY) ? 0 : priority.over(standing.code());
    }

    /** How often one ticket may be gone before by later ones. */
    public int overtakenAtMost() {
        return priority == null ? 0 : priority.overtakenAtMost();
    }

    /** What a line's steps go by on that day. */
    public LineTerms terms(QueueLine line, QueueDay day) {
        return new LineTerms(
                day.businessDay(),
                day.open() ? day.closesAt() : null,
                line.prefix(),
                line.noticeAhead(),
                line.noShowMinutes(),
                line.skip().back(),
                line.skip().times(),
                line.capacity(),
                overtakenAtMost());
    }

    /** A list that cannot change; a null in it is left for the validation to name. */
    static <T> List<T> copy(List<T> given) {
        return given == null ? null : Collections.unmodifiableList(new ArrayList<>(given));
    }
}
