package dev.lingka.points.account;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.plan.PlanChapter;
import dev.lingka.merchant.programme.words.Words;
import dev.lingka.points.PointsRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Tells members how points are earned and spent; nothing where there are none. */
@ApplicationScoped
class PointsPlan implements PlanChapter {

    private static final String POINTS = "points";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Override
    public int place() {
        return 5;
    }

    @Override
    public Optional<Chapter> chapter(Programme programme, Words words, Instant now) {
        PointsRules rules = programme.section(PointsRules.class);
        if (rules.rates().isEmpty() && rules.others().isEmpty() && rules.cash() == null) {
            return Optional.empty();
        }
        String title = words.label(List.of(POINTS));
        List<String> told = new RulesInWords(rules, new PointsWords(words.locale())).on(LocalDate.ofInstant(now, ZONE));
        return Optional.of(new Chapter(POINTS, title, List.of(new Entry(POINTS, title, told))));
    }
}
