package dev.lingka.reward.grant;

import dev.lingka.member.BirthDates;
import dev.lingka.member.BirthIndex;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.reward.grant.BirthdayRepository.MerchantDay;
import dev.lingka.reward.grant.BirthdayRepository.Run;
import dev.lingka.reward.rule.GrantRules;
import dev.lingka.reward.rule.Occasion;
import dev.lingka.shared.job.Jobs;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Gives what rules have for birthdays, each day of a merchant once: member by member in small pages, so that a run that
 * is broken off goes on where it stopped. Whoever tells a birthday after the day's run is in time for the month's gift.
 */
@ApplicationScoped
class BirthdayJob {

    private static final Duration LONGEST_RUN = Duration.ofHours(1);
    private static final int PAGE = 200;

    private final BirthdayRepository birthdays;
    private final BirthIndex indexes;
    private final ProgrammeService programmes;
    private final Happenings happenings;
    private final GrantService grants;
    private final Jobs jobs;

    BirthdayJob(
            BirthdayRepository birthdays,
            BirthIndex indexes,
            ProgrammeService programmes,
            Happenings happenings,
            GrantService grants,
            Jobs jobs) {
        this.birthdays = birthdays;
        this.indexes = indexes;
        this.programmes = programmes;
        this.happenings = happenings;
        this.grants = grants;
        this.jobs = jobs;
    }

    /** Often, because days begin at other times in other zones, and rules may come into force at any time. */
    @Scheduled(every = "1m", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively("reward-birthdays", LONGEST_RUN, fencing -> birthdays
                .today()
                .onItem()
                .transformToMulti(days -> Multi.createFrom().iterable(days))
                .onItem()
                .transformToUniAndConcatenate(day -> celebrate(fencing, day))
                .onItem()
                .ignoreAsUni());
    }

    /** One merchant's trouble is not the next one's. */
    private Uni<Void> celebrate(long fencing, MerchantDay today) {
        return programmes
                .current(today.merchant())
                .chain(programme -> celebrate(fencing, programme, run(today, Occasion.BIRTHDAY))
                        .chain(() -> celebrate(fencing, programme, run(today, Occasion.BIRTH_MONTH))))
                .onFailure()
                .invoke(failure -> Log.errorf(
                        failure,
                        "event=birthdays_failed merchant=%d",
                        today.merchant().merchantId()))
                .onFailure()
                .recoverWithNull();
    }

    private static Run run(MerchantDay today, Occasion occasion) {
        return new Run(today.merchant(), today.day(), occasion);
    }

    private Uni<Void> celebrate(long fencing, Programme programme, Run run) {
        if (!programme.section(GrantRules.class).knows(run.occasion())) {
            return Uni.createFrom().voidItem();
        }
        return birthdays
                .finished(run)
                .chain(finished -> finished ? Uni.createFrom().voidItem() : pages(fencing, programme, run));
    }

    private Uni<Void> pages(long fencing, Programme programme, Run run) {
        return birthdays
                .next(run, indexes(run), programme.section(GrantRules.class).count(run.occasion()), PAGE)
                .call(members -> Multi.createFrom()
                        .iterable(members)
                        .onItem()
                        .transformToUniAndConcatenate(member -> give(programme, run, member))
                        .onItem()
                        .ignoreAsUni())
                .chain(members -> members.size() < PAGE
                        ? birthdays.done(fencing, run, null, members.size())
                        : birthdays
                                .done(fencing, run, members.get(PAGE - 1), PAGE)
                                .chain(() -> pages(fencing, programme, run)));
    }

    private List<String> indexes(Run run) {
        return run.occasion() == Occasion.BIRTHDAY
                ? BirthDates.celebratedOn(run.day()).stream()
                        .map(day -> indexes.of(run.merchant(), day))
                        .toList()
                : List.of(indexes.of(run.merchant(), run.day().getMonth()));
    }

    private Uni<Void> give(Programme programme, Run run, UUID memberId) {
        String source = memberId + ":" + run.day().getYear();
        return happenings
                .other(run.merchant(), run.occasion(), memberId, source, new JsonObject())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : grants.give(run.merchant(), programme, found.get()).replaceWithVoid());
    }
}
