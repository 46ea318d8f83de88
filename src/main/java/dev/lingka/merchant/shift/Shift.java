package dev.lingka.merchant.shift;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A cashier's time at a drawer. Only read here: {@code shift_open} and {@code shift_close} write. */
@Entity
@Immutable
class Shift {

    @Id
    UUID id;

    int merchantId;
    UUID storeId;
    LocalDate businessDay;
    UUID terminalId;
    UUID staffId;
    Instant openedAt;
    long openingCashFen;
    Instant closedAt;
    String closedBy;
    Long countedCashFen;
    Long expectedCashFen;

    @Column(insertable = false, updatable = false)
    Long differenceFen;

    String note;

    protected Shift() {}
}
