package dev.lingka.dryrun;

import dev.lingka.dryrun.DryRunRepository.Claimed;
import dev.lingka.dryrun.play.Comparison;
import dev.lingka.dryrun.play.History;
import dev.lingka.dryrun.play.Invention;
import dev.lingka.dryrun.play.Rules;
import dev.lingka.dryrun.play.Span;
import dev.lingka.merchant.MerchantService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.tier.TierCourse;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Plays the runs that wait, one after another, some members at a time. Sums and place are kept after each step under a
 * lease: whoever takes over a run goes on there, and one who froze past the lease keeps nothing more.
 */
@ApplicationScoped
class DryRunPlayer {

    private static final String AFTER = "after";
    private static final String SUMS = "sums";

    private final DryRunRepository runs;
    private final HistoryRepository histories;
    private final HistoryReader reader;
    private final ProgrammeService programmes;
    private final MerchantService merchants;
    private final DryRunConfig config;

    DryRunPlayer(
            DryRunRepository runs,
            HistoryRepository histories,
            HistoryReader reader,
            ProgrammeService programmes,
            MerchantService merchants,
            DryRunConfig config) {
        this.runs = runs;
        this.histories = histories;
        this.reader = reader;
        this.programmes = programmes;
        this.merchants = merchants;
        this.config = config;
    }

    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return runs.claim(config.lease()).chain(claimed -> claimed.map(this::play)
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** What fails is tried again when its lease is over, and given up after some times. */
    private Uni<Void> play(Claimed run) {
        return programmes
                .drafted(run.merchant(), run.version())
                .chain(drafted -> drafted.revision() != run.revision()
                        ? runs.failed(run, "PROGRAMME_CHANGED")
                        : prepared(run, new Rules(drafted.programme())).chain(this::play))
                .onFailure()
                .recoverWithUni(failure -> failed(run, failure));
    }

    private Uni<Void> failed(Claimed run, Throwable failure) {
        Log.errorf(
                failure,
                "event=dry_run_failed merchant=%d run=%s",
                run.merchant().merchantId(),
                run.id());
        return run.attempts() < config.attempts() ? Uni.createFrom().voidItem() : runs.failed(run, "INTERNAL_ERROR");
    }

    /** A run under way: the rules of both versions, and how far it is. */
    private static final class Playing {
        private final Claimed run;
        private final Span span;
        private final Rules inForce;
        private final Rules draft;
        private final Comparison comparison;
        private String after;
        private long played;

        private Playing(Claimed run, Span span, Rules inForce, Rules draft, Comparison comparison) {
            this.run = run;
            this.span = span;
            this.inForce = inForce;
            this.draft = draft;
            this.comparison = comparison;
            after = run.checkpoint() == null ? null : run.checkpoint().getString(AFTER);
            played = run.played();
        }
    }

    private Uni<Playing> prepared(Claimed run, Rules draft) {
        return merchants
                .settings(run.merchant())
                .map(settings -> run.asked().span(ZoneId.of(settings.timeZone())))
                .chain(span -> programmes
                        .published(run.merchant(), run.inForce())
                        .map(Rules::new)
                        .chain(inForce -> histories
                                .templatesGiven(run.merchant(), span)
                                .map(known -> new Comparison(inForce, draft, span, known, sums(run)))
                                .map(comparison -> new Playing(run, span, inForce, draft, comparison))))
                .call(this::begin);
    }

    private static JsonObject sums(Claimed run) {
        return run.checkpoint() == null ? null : run.checkpoint().getJsonObject(SUMS);
    }

    /** Sales without a member come first, once. */
    private Uni<Void> begin(Playing playing) {
        return playing.after != null || playing.run.asked().year() != null
                ? Uni.createFrom().voidItem()
                : histories
                        .others(playing.run.merchant(), playing.span)
                        .invoke(playing.comparison::playOthers)
                        .replaceWithVoid();
    }

    private Uni<Void> play(Playing playing) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step(playing))
                .whilst(more -> more)
                .onItem()
                .ignoreAsUni()
                .chain(() -> runs.done(playing.run, result(playing)));
    }

    private static DryRunResult result(Playing playing) {
        Comparison comparison = playing.comparison;
        return DryRunResult.of(
                PlayedProgramme.of(playing.run.inForce(), playing.inForce, comparison.ofInForce()),
                PlayedProgramme.of(playing.run.version(), playing.draft, comparison.ofDraft()),
                comparison);
    }

    /** Plays the next members; false when these were the last, or the run is not ours any more. */
    private Uni<Boolean> step(Playing playing) {
        Uni<Integer> members = playing.run.asked().year() == null ? lived(playing) : invented(playing);
        return members.chain(count -> keep(playing, count).map(kept -> kept && count == config.batch()));
    }

    private Uni<Boolean> keep(Playing playing, int count) {
        playing.played += count;
        JsonObject checkpoint = new JsonObject().put(AFTER, playing.after).put(SUMS, playing.comparison.json());
        return runs.step(playing.run, checkpoint, playing.played, config.lease());
    }

    private Uni<Integer> lived(Playing playing) {
        LocalDate one = TierCourse.windowStart(playing.inForce.tiers(), playing.span.from());
        LocalDate other = TierCourse.windowStart(playing.draft.tiers(), playing.span.from());
        UUID after = playing.after == null ? new UUID(0, 0) : UUID.fromString(playing.after);
        return histories
                .page(playing.run.merchant(), playing.span, one.isBefore(other) ? one : other, after, config.batch())
                .chain(page -> played(playing, page));
    }

    /** Away from the event loop: a step may take a second. */
    private Uni<Integer> played(Playing playing, JsonArray page) {
        return Uni.createFrom()
                .item(() -> {
                    List<History> members = page.stream()
                            .map(JsonObject.class::cast)
                            .map(member -> reader.read(member, playing.span.zone()))
                            .toList();
                    members.forEach(playing.comparison::play);
                    UUID last = members.isEmpty()
                            ? new UUID(0, 0)
                            : members.get(members.size() - 1).memberId();
                    playing.after = last.toString();
                    return members.size();
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Integer> invented(Playing playing) {
        return Uni.createFrom()
                .item(() -> {
                    int begun = playing.after == null ? 0 : Integer.parseInt(playing.after);
                    int end = Math.min(
                            begun + config.batch(), playing.run.asked().year().members());
                    Invention invention =
                            new Invention(playing.run.asked().year(), playing.span, playing.inForce.programme());
                    IntStream.range(begun, end).mapToObj(invention::member).forEach(playing.comparison::play);
                    playing.after = Integer.toString(end);
                    return end - begun;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
