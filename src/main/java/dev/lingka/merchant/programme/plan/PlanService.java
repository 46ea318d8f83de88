package dev.lingka.merchant.programme.plan;

import dev.lingka.merchant.programme.AboutRules;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.programme.words.Words;
import dev.lingka.shared.InMerchant;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the programme in force and what follows it, from memory for a minute: offers begin and end in a version. */
@ApplicationScoped
class PlanService {

    private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KEPT = 1_000;

    private final ProgrammeService programmes;
    private final List<PlanChapter> chapters;
    private final Clock clock;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    PlanService(ProgrammeService programmes, @All List<PlanChapter> chapters, Clock clock) {
        this.programmes = programmes;
        this.chapters = chapters.stream()
                .sorted(Comparator.comparingInt(PlanChapter::place))
                .toList();
        this.clock = clock;
    }

    private record Key(int merchantId, int version, Locale locale) {}

    private record Kept(PlanView plan, long toldNanos) {

        boolean isFresh() {
            return System.nanoTime() - toldNanos < FRESH_NANOS;
        }
    }

    Uni<PlanView> current(InMerchant merchant, Locale locale) {
        return programmes.current(merchant).chain(programme -> told(merchant, programme, locale));
    }

    private Uni<PlanView> told(InMerchant merchant, Programme programme, Locale locale) {
        Key key = new Key(merchant.merchantId(), programme.version(), locale);
        Kept known = kept.get(key);
        if (known != null && known.isFresh()) {
            return Uni.createFrom().item(known.plan());
        }
        return programmes
                .coming(merchant)
                .map(coming -> tell(programme, coming, new Words(locale)))
                .invoke(plan -> keep(key, plan));
    }

    private void keep(Key key, PlanView plan) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(key, new Kept(plan, System.nanoTime()));
    }

    private PlanView tell(Programme programme, Optional<ProgrammeService.Coming> coming, Words words) {
        return new PlanView(
                programme.version(),
                name(programme, words),
                chapters(programme, words, clock.instant()),
                coming.map(next -> tell(next, words)).orElse(null));
    }

    private PlanView.Coming tell(ProgrammeService.Coming next, Words words) {
        return new PlanView.Coming(
                next.programme().version(),
                next.effectiveAt(),
                name(next.programme(), words),
                chapters(next.programme(), words, next.effectiveAt()));
    }

    private List<PlanChapter.Chapter> chapters(Programme programme, Words words, Instant at) {
        return chapters.stream()
                .map(chapter -> chapter.chapter(programme, words, at))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String name(Programme programme, Words words) {
        return programme.section(AboutRules.class).name().in(words.locale());
    }
}
