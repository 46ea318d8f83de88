package dev.lingka.notification.delivery;

import dev.lingka.notification.Channel;
import dev.lingka.notification.Suppression;
import dev.lingka.notification.channel.Carrier;
import dev.lingka.notification.channel.Handover;
import dev.lingka.notification.channel.Parcel;
import dev.lingka.shared.job.OwnContext;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Hands single messages to their channels, each on a context of its own. */
@ApplicationScoped
class Dispatch {

    private final Map<Channel, Carrier> carriers = new EnumMap<>(Channel.class);
    private final DeliveryConfig config;
    private final Vertx vertx;

    Dispatch(@All List<Carrier> all, DeliveryConfig config, Vertx vertx) {
        all.forEach(carrier -> carriers.put(carrier.channel(), carrier));
        this.config = config;
        this.vertx = vertx;
    }

    /** Never fails: what nobody foresaw may have happened after the message left. */
    Uni<Handover> carry(Parcel parcel) {
        Carrier carrier = carriers.get(parcel.channel());
        if (carrier == null) {
            return Uni.createFrom().item(Handover.suppressed(Suppression.NO_CHANNEL));
        }
        return OwnContext.of(vertx, () -> carrier.carry(parcel))
                .ifNoItem()
                .after(config.patience())
                .recoverWithItem(() -> Handover.doubt("no answer in time"))
                .onFailure()
                .recoverWithItem(failure -> Handover.doubt(failure.getClass().getName()));
    }
}
