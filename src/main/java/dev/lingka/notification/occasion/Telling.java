package dev.lingka.notification.occasion;

import dev.lingka.card.CardRules;
import dev.lingka.coupon.CouponRules;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.notification.kind.Placeholder;
import dev.lingka.queue.rule.QueueRules;
import dev.lingka.shared.Money;
import dev.lingka.tier.TierRules;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What an event tells, in words.
 *
 * @param at when it happened
 * @param zone the merchant's
 * @param store where it happened; the programme's name where that is no store
 * @param balanceFen what the card holds, in fen
 */
record Telling(Programme programme, JsonObject event, Instant at, ZoneId zone, LocalizedText store, long balanceFen) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String NOTHING = "—";

    LocalizedText of(Placeholder wanted) {
        String field = wanted.field();
        return switch (wanted.sort()) {
            case MONEY -> same(Money.yuan(event.getLong(field, 0L)));
            case BALANCE -> same(Money.yuan(balanceFen));
            case STORE -> store;
            case EVENT_TIME -> same(written(at));
            case MOMENT -> same(moment(event.getString(field)));
            case DAY, TEXT -> same(event.getString(field, NOTHING));
            case COUNT -> same(String.format(Locale.ROOT, "%,d", event.getLong(field, 0L)));
            case WORDS ->
                Optional.ofNullable(LocalizedText.of(event.getJsonObject(field)))
                        .orElse(same(NOTHING));
            default -> named(wanted.sort(), event.getString(field, NOTHING));
        };
    }

    /** What a code of the programme is called today; a code that is gone stands for itself. */
    private LocalizedText named(Placeholder.Sort sort, String code) {
        Optional<LocalizedText> name =
                switch (sort) {
                    case COUPON ->
                        programme.section(CouponRules.class).template(code).map(known -> known.name());
                    case LEVEL -> programme.section(TierRules.class).find(code).map(known -> known.name());
                    case LINE ->
                        programme.section(QueueRules.class).lines().stream()
                                .filter(line -> line.code().equals(code))
                                .findFirst()
                                .map(known -> known.name());
                    case CARD_KIND ->
                        programme
                                .section(CardRules.class)
                                .kind(code)
                                .map(known -> new LocalizedText(
                                        known.name().zh(), known.name().en()));
                    default -> Optional.empty();
                };
        return name.orElse(same(code));
    }

    private String moment(String told) {
        return told == null ? NOTHING : written(OffsetDateTime.parse(told).toInstant());
    }

    private String written(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }

    private static LocalizedText same(String text) {
        return new LocalizedText(text, text);
    }
}
