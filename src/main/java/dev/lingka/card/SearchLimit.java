package dev.lingka.card;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shared.redis.Attempts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** Whoever looks numbers up by the dozen is stopped: a list of members cannot be had by searching. */
@ApplicationScoped
public class SearchLimit {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int SEARCHES = 120;

    private final Attempts attempts;

    SearchLimit(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Counts one more search by a phone or a number; fails with TOO_MANY_REQUESTS above the limit. */
    public Uni<Void> count(StaffActor staff) {
        return attempts.add(staff, "member-search", staff.principal(), WINDOW)
                .invoke(SearchLimit::requireCalm)
                .replaceWithVoid();
    }

    private static void requireCalm(long searches) {
        if (searches > SEARCHES) {
            throw ProblemException.of(CommonProblem.TOO_MANY_REQUESTS, Map.of("retryAfterSeconds", WINDOW.toSeconds()));
        }
    }
}
