package dev.lingka.merchant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Objects;

/** A brand with one programme. Created by {@code merchant_open} alone. */
@Entity
class Merchant {

    @Id
    int id;

    @Column(updatable = false)
    String code;

    String name;
    MerchantStatus status;
    String timeZone;
    String servicePhone;

    @Version
    int revision;

    protected Merchant() {}

    void change(ChangeSettings wanted) {
        name = Objects.requireNonNullElse(wanted.name(), name);
        timeZone = Objects.requireNonNullElse(wanted.timeZone(), timeZone);
        servicePhone = Objects.requireNonNullElse(wanted.servicePhone(), servicePhone);
    }

    /** True when this changed anything. */
    boolean become(MerchantStatus wanted) {
        boolean changed = status != wanted;
        status = wanted;
        return changed;
    }
}
