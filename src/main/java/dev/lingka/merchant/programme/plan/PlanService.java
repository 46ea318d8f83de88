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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the programme in force, from memory for a minute: offers begin and end within a version. */
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
        return programmes
                .current(merchant)
                .map(programme -> told(new Key(merchant.merchantId(), programme.version(), locale), programme));
    }

    private PlanView told(Key key, Programme programme) {
        Kept known = kept.get(key);
        if (known != null && known.isFresh()) {
            return known.plan();
        }
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        PlanView plan = tell(programme, new Words(key.locale()));
        kept.put(key, new Kept(plan, System.nanoTime()));
        return plan;
    }

    private PlanView tell(Programme programme, Words words) {
        return new PlanView(
                programme.version(),
                programme.section(AboutRules.class).name().in(words.locale()),
                chapters.stream()
                        .map(chapter -> chapter.chapter(programme, words, clock.instant()))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
