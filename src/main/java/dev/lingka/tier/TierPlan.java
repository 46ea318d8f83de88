package dev.lingka.tier;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.plan.PlanChapter;
import dev.lingka.merchant.programme.words.Words;
import dev.lingka.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells members of the levels: what each asks for and gives. Where there is one level that gives nothing, nothing. */
@ApplicationScoped
class TierPlan implements PlanChapter {

    private static final String TIERS = "tiers";

    @Override
    public int place() {
        return 2;
    }

    @Override
    public Optional<Chapter> chapter(Programme programme, Words words, Instant now) {
        List<Entry> levels = programme.section(TierRules.class).levels().stream()
                .map(level -> new Entry(level.code(), level.name().in(words.locale()), lines(level, words)))
                .toList();
        boolean isPlain = levels.size() == 1 && levels.get(0).lines().isEmpty();
        return isPlain ? Optional.empty() : Optional.of(new Chapter(TIERS, words.label(List.of(TIERS)), levels));
    }

    private static List<String> lines(TierLevel level, Words words) {
        List<String> lines = new ArrayList<>(conditions(level.conditions(), words));
        if (level.discountBasisPoints() < TierLevel.WHOLE) {
            String folds = BigDecimal.valueOf(level.discountBasisPoints(), 3)
                    .stripTrailingZeros()
                    .toPlainString();
            BigDecimal off = BigDecimal.valueOf(TierLevel.WHOLE - level.discountBasisPoints(), 2);
            lines.add(words.say(
                    TIERS, "plan.discount", folds, off.stripTrailingZeros().toPlainString()));
        }
        if (level.pointsBasisPoints() != TierLevel.WHOLE) {
            BigDecimal times = BigDecimal.valueOf(level.pointsBasisPoints(), 4);
            lines.add(words.say(TIERS, "plan.points", times.stripTrailingZeros().toPlainString()));
        }
        level.benefits().forEach(benefit -> lines.add(line(benefit, words)));
        return lines;
    }

    private static List<String> conditions(TierLevel.Conditions asked, Words words) {
        List<String> lines = new ArrayList<>();
        asked.toArgs().forEach(condition -> {
            if (condition.getValue() instanceof Number number) {
                String name = condition.getKey();
                String figure = name.endsWith("Fen") ? Money.yuan(number.longValue()) : number.toString();
                lines.add(words.say(TIERS, "plan.asks", words.label(List.of(TIERS, name)), figure));
            }
        });
        return lines;
    }

    private static String line(Benefit benefit, Words words) {
        String name = benefit.name().in(words.locale());
        if (!benefit.hasLimit()) {
            return name;
        }
        String period = benefit.period().name().toLowerCase(Locale.ROOT);
        return words.say(TIERS, "plan." + period, name, benefit.perPeriod());
    }
}
