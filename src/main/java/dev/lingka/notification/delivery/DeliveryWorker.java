package dev.lingka.notification.delivery;

import dev.lingka.member.Address;
import dev.lingka.member.AddressService;
import dev.lingka.member.PersonId;
import dev.lingka.notification.Channel;
import dev.lingka.notification.channel.Parcel;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Brings messages out: claims what is due and commits, hands each to its channel outside of any transaction, marks what
 * became of it. While the last of a claim are on their way, the next are claimed. A crash in between delivers again
 * after the lease.
 */
@ApplicationScoped
public class DeliveryWorker {

    private final DeliveryRepository deliveries;
    private final AddressService addresses;
    private final Dispatch dispatch;
    private final MassDispatch masses;
    private final Judge judge;
    private final MarkQueue marks;
    private final DeliveryConfig config;
    private final MeterRegistry meters;
    private final Semaphore runs;

    DeliveryWorker(
            DeliveryRepository deliveries,
            AddressService addresses,
            Dispatch dispatch,
            MassDispatch masses,
            Judge judge,
            MarkQueue marks,
            DeliveryConfig config,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.dispatch = dispatch;
        this.masses = masses;
        this.judge = judge;
        this.marks = marks;
        this.config = config;
        this.meters = meters;
        runs = new Semaphore(config.runs());
    }

    @Scheduled(every = "${lingka.delivery.every:1s}")
    Uni<Void> run() {
        return runs.tryAcquire()
                ? drain().eventually(() -> runs.release())
                : Uni.createFrom().voidItem();
    }

    /** Delivers what is due now, until nothing is left or the run has had its rounds. */
    Uni<Void> drain() {
        return Multi.createBy()
                .repeating()
                .uni(this::claim)
                .whilst(batch -> !batch.isEmpty())
                .select()
                .first(config.rounds())
                .onItem()
                .transformToMultiAndConcatenate(this::parts)
                .onItem()
                .transformToUni(part -> part)
                .merge(config.concurrency())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<List<Parcel>> claim() {
        return deliveries.claim().chain(rows -> addresses
                .of(rows.stream().map(ClaimedRow::person).distinct().toList())
                .map(found -> parcels(rows, found)));
    }

    private static List<Parcel> parcels(List<ClaimedRow> rows, Map<PersonId, Address> found) {
        return rows.stream()
                .map(row -> row.parcel().apply(Objects.requireNonNull(found.get(row.person()))))
                .toList();
    }

    /** What is to be done for a batch: one piece of work per message, and one for all mass messages. */
    private Multi<Uni<Void>> parts(List<Parcel> batch) {
        Map<Boolean, List<Parcel>> byMass = batch.stream()
                .collect(Collectors.partitioningBy(
                        parcel -> parcel.channel() == Channel.MASS && !judge.isExpired(parcel)));
        List<Parcel> mass = byMass.get(true);
        Multi<Uni<Void>> single = Multi.createFrom().iterable(byMass.get(false)).map(this::deliver);
        return mass.isEmpty()
                ? single
                : Multi.createBy().concatenating().streams(Multi.createFrom().item(deliverAll(mass)), single);
    }

    private Uni<Void> deliver(Parcel parcel) {
        return judge.isExpired(parcel)
                ? write(judge.expired(parcel))
                : dispatch.carry(parcel).chain(handover -> write(judge.judge(parcel, handover)));
    }

    private Uni<Void> deliverAll(List<Parcel> mass) {
        return masses.carryAll(mass)
                .onItem()
                .transformToUni(carried -> write(judge.judge(carried.parcel(), carried.handover())))
                .merge(config.concurrency())
                .onItem()
                .ignoreAsUni();
    }

    /** What cannot be marked is done once more after the lease; it must not end the run. */
    private Uni<Void> write(Mark mark) {
        String fate = mark.doubt() ? "doubt" : mark.state();
        meters.counter(
                        "lingka_delivery_attempts",
                        "channel",
                        mark.parcel().channel().text(),
                        "fate",
                        mark.reason() == null ? fate : mark.reason().toLowerCase(Locale.ROOT))
                .increment();
        return marks.write(mark).onFailure().recoverWithNull();
    }
}
