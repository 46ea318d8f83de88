package dev.lingka.notification.delivery;

import dev.lingka.notification.channel.Handover;
import dev.lingka.notification.channel.MassCarrier;
import dev.lingka.notification.channel.Parcel;
import dev.lingka.shared.job.OwnContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings those who are told the same together to one mass message. Its id is written down before it is sent: after a
 * crash the same people make the same message again, which WeChat knows.
 */
@ApplicationScoped
class MassDispatch {

    private final MassCarrier carrier;
    private final DeliveryRepository deliveries;
    private final DeliveryConfig config;
    private final Vertx vertx;

    MassDispatch(MassCarrier carrier, DeliveryRepository deliveries, DeliveryConfig config, Vertx vertx) {
        this.carrier = carrier;
        this.deliveries = deliveries;
        this.config = config;
        this.vertx = vertx;
    }

    /** What became of one of them. */
    record Carried(Parcel parcel, Handover handover) {}

    private record Same(
            int merchantId,
            String id,
            String title,
            String text,
            String page,
            String media,
            boolean english,
            boolean marketing) {

        static Same of(Parcel parcel) {
            Parcel.Words words = parcel.words();
            return new Same(
                    parcel.merchantId(),
                    parcel.claim().providerId(),
                    words.title(),
                    words.text(),
                    words.page(),
                    words.media().encode(),
                    words.english(),
                    parcel.marketing());
        }
    }

    Multi<Carried> carryAll(List<Parcel> parcels) {
        List<Carried> barred = new ArrayList<>();
        Map<Same, List<Parcel>> groups = new LinkedHashMap<>();
        for (Parcel parcel : parcels) {
            carrier.barred(parcel)
                    .ifPresentOrElse(reason -> barred.add(new Carried(parcel, reason)), () -> groups.computeIfAbsent(
                                    Same.of(parcel), same -> new ArrayList<>())
                            .add(parcel));
        }
        Multi<Carried> sent = Multi.createFrom()
                .iterable(groups.values())
                .onItem()
                .transformToUniAndConcatenate(this::carry)
                .onItem()
                .transformToIterable(carried -> carried);
        return Multi.createBy().concatenating().streams(Multi.createFrom().iterable(barred), sent);
    }

    private Uni<Collection<Carried>> carry(List<Parcel> group) {
        String known = group.get(0).claim().providerId();
        String id = known == null ? group.get(0).claim().messageId().toString().replace("-", "") : known;
        Uni<Void> named =
                known == null ? deliveries.group(group, id) : Uni.createFrom().voidItem();
        return named.chain(() -> OwnContext.of(vertx, () -> carrier.carry(group, id)))
                .ifNoItem()
                .after(config.patience())
                .recoverWithItem(() -> Handover.doubt("no answer in time"))
                .onFailure()
                .recoverWithItem(failure -> Handover.doubt(failure.getClass().getName()))
                .map(handover -> group.stream()
                        .map(parcel -> new Carried(parcel, handover))
                        .toList());
    }
}
