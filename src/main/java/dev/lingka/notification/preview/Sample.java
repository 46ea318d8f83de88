package dev.lingka.notification.preview;

import dev.lingka.card.CardRules;
import dev.lingka.coupon.CouponRules;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.notification.kind.Occasion;
import dev.lingka.notification.kind.Placeholder;
import dev.lingka.queue.rule.QueueRules;
import dev.lingka.tier.TierRules;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** An event as it could be, with things that the programme really has. */
final class Sample {

    private static final long FEN = 123_450;
    private static final long COUNT = 3;
    private static final String NUMBER = "A012";
    private static final Period AHEAD = Period.ofDays(7);
    private static final LocalizedText GIFT = new LocalizedText("保温杯", "Thermos");

    private final Programme programme;
    private final Instant now;

    Sample(Programme programme, Instant now) {
        this.programme = programme;
        this.now = now;
    }

    JsonObject of(Occasion occasion) {
        JsonObject event = new JsonObject();
        occasion.placeholders().values().forEach(wanted -> put(event, wanted));
        return event;
    }

    private void put(JsonObject event, Placeholder wanted) {
        String field = wanted.field();
        switch (wanted.sort()) {
            case MONEY -> event.put(field, FEN);
            case COUNT -> event.put(field, COUNT);
            case TEXT -> event.put(field, NUMBER);
            case MOMENT -> event.put(field, now.plus(AHEAD).toString());
            case DAY ->
                event.put(
                        field,
                        LocalDate.ofInstant(now, ZoneOffset.UTC).plus(AHEAD).toString());
            case WORDS -> event.put(field, GIFT.json());
            case COUPON ->
                first(
                        event,
                        field,
                        programme.section(CouponRules.class).templates().stream()
                                .map(some -> some.code()));
            case LEVEL ->
                first(
                        event,
                        field,
                        programme.section(TierRules.class).levels().stream().map(some -> some.code()));
            case LINE ->
                first(
                        event,
                        field,
                        programme.section(QueueRules.class).lines().stream().map(some -> some.code()));
            case CARD_KIND ->
                first(
                        event,
                        field,
                        programme.section(CardRules.class).kinds().stream().map(some -> some.code()));
            case BALANCE, STORE, EVENT_TIME -> {
                // Found for the member, not in the event.
            }
        }
    }

    private static void first(JsonObject event, String field, Stream<String> codes) {
        codes.findFirst().ifPresent(code -> event.put(field, code));
    }
}
