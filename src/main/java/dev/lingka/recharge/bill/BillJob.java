package dev.lingka.recharge.bill;

import dev.lingka.recharge.RechargeConfig;
import dev.lingka.shared.job.Jobs;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Compares each day's bill once WeChat has it, on one replica, for the merchants that had payments or refunds. */
@ApplicationScoped
class BillJob {

    /** WeChat's days and bill hours are Beijing's. */
    private static final ZoneId WECHAT = ZoneId.of("Asia/Shanghai");

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final BillService service;
    private final BillRepository bills;
    private final Jobs jobs;
    private final RechargeConfig config;
    private final Clock clock;

    BillJob(BillService service, BillRepository bills, Jobs jobs, RechargeConfig config, Clock clock) {
        this.service = service;
        this.bills = bills;
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.exclusively("recharge-bill", LONGEST, fencing -> compareDue());
    }

    /** All bills of the last days that WeChat should have and nobody has compared. */
    Uni<Void> compareDue() {
        ZonedDateTime now = clock.instant().atZone(WECHAT);
        boolean ready = !now.toLocalTime().isBefore(LocalTime.parse(config.billAfter()));
        LocalDate last = now.toLocalDate().minusDays(ready ? 1 : 2);
        return bills.due(last.minusDays(config.billDays()), last).chain(due -> Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(this::compare)
                .onItem()
                .ignoreAsUni());
    }

    /** One merchant's failure is not the next one's. */
    private Uni<Void> compare(BillRepository.Due due) {
        return service.compare(due.merchant(), due.date())
                .onFailure()
                .invoke(failure -> Log.warnf(
                        "event=bill_not_compared merchant=%d date=%s cause=%s",
                        due.merchant().merchantId(), due.date(), failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
