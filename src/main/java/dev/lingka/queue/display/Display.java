package dev.lingka.queue.display;

import dev.lingka.shared.Ids;
import dev.lingka.shared.crypto.MerchantToken;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A screen that may show a store's queue. */
@Entity
@Table(name = "queue_display")
class Display {

    /** Between merchant and secret in the token of its link. */
    static final char SEPARATOR = '-';

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    @Column(updatable = false)
    UUID storeId;

    @Column(updatable = false)
    String tokenHash;

    @Column(updatable = false)
    String name;

    @Column(updatable = false)
    String createdBy;

    @Column(updatable = false)
    Instant createdAt;

    /** Null while its link is good. */
    Instant revokedAt;

    protected Display() {}

    Display(MerchantToken token, UUID storeId, String name, String createdBy, Instant now) {
        id = Ids.next();
        merchantId = token.merchantId();
        this.storeId = storeId;
        tokenHash = token.hash();
        this.name = name;
        this.createdBy = createdBy;
        createdAt = now;
    }

    /** False when it was revoked before, which stays as it was. */
    boolean revoke(Instant now) {
        boolean first = revokedAt == null;
        revokedAt = first ? now : revokedAt;
        return first;
    }
}
