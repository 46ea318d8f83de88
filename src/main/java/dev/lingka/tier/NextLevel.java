package dev.lingka.tier;

import dev.lingka.merchant.programme.LocalizedText;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The level above, and the way there.
 *
 * @param benefits what it gives
 * @param missing one entry for each condition that does not hold yet; empty for one who waits for a place
 * @param waitingPlace 1 for the first in the line, when all conditions hold and the level is full; else null
 */
record NextLevel(
        String level,
        LocalizedText name,
        int discountBasisPoints,
        int pointsBasisPoints,
        List<LocalizedText> benefits,
        List<Missing> missing,
        @Schema(nullable = true) Long waitingPlace) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final long FEN_OF_A_YUAN = 100;

    /**
     * One condition that does not hold yet. Fen, days, visits, friends or growth, as the condition's name says.
     *
     * @param text for the member, as in "¥240 more until Gold"
     */
    record Missing(String condition, long required, long counted, long missing, String text) {}

    static NextLevel of(TierLevel next, TierView.Counted counted, Optional<Long> waiting, Locale locale) {
        return new NextLevel(
                next.code(),
                next.name(),
                next.discountBasisPoints(),
                next.pointsBasisPoints(),
                next.benefits().stream().map(Benefit::name).toList(),
                missing(next, counted, locale),
                waiting.orElse(null));
    }

    private static List<Missing> missing(TierLevel next, TierView.Counted counted, Locale locale) {
        TierLevel.Conditions asked = next.conditions();
        Words words = new Words(next, locale);
        return Stream.of(
                        words.of("growth", asked.growth(), counted.growth()),
                        words.of("spendFen", asked.spendFen(), counted.spendFen()),
                        words.of("visits", asked.visits(), counted.visits()),
                        words.of("rechargedFen", asked.rechargedFen(), counted.rechargedFen()),
                        words.of("referrals", asked.referrals(), counted.referrals()),
                        words.of("tenureDays", asked.tenureDays(), counted.tenureDays()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Says in one language what is missing until one level. */
    private record Words(TierLevel level, Locale locale) {

        Optional<Missing> of(String condition, Number required, long counted) {
            if (required == null || counted >= required.longValue()) {
                return Optional.empty();
            }
            long missing = required.longValue() - counted;
            return Optional.of(
                    new Missing(condition, required.longValue(), counted, missing, text(condition, missing)));
        }

        private String text(String condition, long missing) {
            ResourceBundle words = ResourceBundle.getBundle("tier.Tier", locale, NO_FALLBACK);
            String name = Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
                    ? level.name().en()
                    : level.name().zh();
            String figure = condition.endsWith("Fen") ? yuan(missing) : String.format(Locale.ROOT, "%,d", missing);
            return MessageFormat.format(words.getString("missing." + condition), figure, name);
        }

        /** Whole yuan without their empty fen, as people say it. */
        private static String yuan(long fen) {
            long whole = fen / FEN_OF_A_YUAN;
            long rest = fen % FEN_OF_A_YUAN;
            return rest == 0
                    ? String.format(Locale.ROOT, "¥%,d", whole)
                    : String.format(Locale.ROOT, "¥%,d.%02d", whole, rest);
        }
    }
}
