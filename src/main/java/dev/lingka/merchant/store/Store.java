package dev.lingka.merchant.store;

import dev.lingka.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A place of a merchant. */
@Entity
class Store {

    private static final String DEFAULT_ZONE = "Asia/Shanghai";

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    @Column(updatable = false)
    String code;

    String name;
    String address;
    String phone;
    Double latitude;
    Double longitude;
    String openingHours;
    String timeZone;
    StoreStatus status;

    @Column(updatable = false)
    Instant createdAt;

    @Version
    int revision;

    protected Store() {}

    Store(int merchantId, OpenStore wanted, Instant now) {
        id = Ids.next();
        this.merchantId = merchantId;
        code = wanted.code();
        name = wanted.name();
        address = Objects.requireNonNullElse(wanted.address(), "");
        phone = Objects.requireNonNullElse(wanted.phone(), "");
        latitude = wanted.latitude();
        longitude = wanted.longitude();
        openingHours = Objects.requireNonNullElse(wanted.openingHours(), "");
        timeZone = Objects.requireNonNullElse(wanted.timeZone(), DEFAULT_ZONE);
        status = StoreStatus.OPEN;
        createdAt = now;
    }

    void change(ChangeStore wanted) {
        name = Objects.requireNonNullElse(wanted.name(), name);
        address = Objects.requireNonNullElse(wanted.address(), address);
        phone = Objects.requireNonNullElse(wanted.phone(), phone);
        latitude = wanted.latitude() == null ? latitude : wanted.latitude();
        longitude = wanted.longitude() == null ? longitude : wanted.longitude();
        openingHours = Objects.requireNonNullElse(wanted.openingHours(), openingHours);
        timeZone = Objects.requireNonNullElse(wanted.timeZone(), timeZone);
        if (wanted.open() != null) {
            status = wanted.open() ? StoreStatus.OPEN : StoreStatus.CLOSED;
        }
    }
}
