package dev.lingka.notification.channel;

import dev.lingka.notification.Channel;
import io.smallrye.mutiny.Uni;

/**
 * A bean that brings single messages out by one channel. No database transaction is open; whatever happens is a
 * {@link Handover}.
 */
public interface Carrier {

    Channel channel();

    Uni<Handover> carry(Parcel parcel);
}
