package dev.lingka.merchant.store;

import dev.lingka.shared.Ids;
import dev.lingka.shared.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A till or POS of a store, with its own identity and limit. */
@Entity
class Terminal {

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    @Column(updatable = false)
    UUID storeId;

    String name;

    @Column(updatable = false)
    String clientId;

    long chargeLimitFen;
    TerminalStatus status;

    @Column(updatable = false)
    Instant createdAt;

    @Version
    int revision;

    protected Terminal() {}

    Terminal(int merchantId, RegisterTerminal wanted, Instant now) {
        id = Ids.next();
        this.merchantId = merchantId;
        storeId = wanted.storeId();
        name = wanted.name();
        clientId = wanted.clientId();
        chargeLimitFen = wanted.chargeLimitFen();
        status = TerminalStatus.ACTIVE;
        createdAt = now;
    }

    /** Throws a {@link ProblemException} (409) for a revoked one. */
    void change(ChangeTerminal wanted) {
        if (status == TerminalStatus.REVOKED) {
            throw ProblemException.of(StoreProblem.TERMINAL_REVOKED);
        }
        name = Objects.requireNonNullElse(wanted.name(), name);
        chargeLimitFen = Objects.requireNonNullElse(wanted.chargeLimitFen(), chargeLimitFen);
    }

    /** Refuses its tokens from the next request on; again changes nothing. */
    void revoke() {
        status = TerminalStatus.REVOKED;
    }
}
