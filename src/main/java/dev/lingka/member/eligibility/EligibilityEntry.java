package dev.lingka.member.eligibility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One of the list, as it is kept: written by SQL functions alone. Who it is stands sealed. */
@Entity
@Table(name = "eligibility_entry")
class EligibilityEntry {

    @Id
    UUID id;

    @Column(name = "merchant_id", updatable = false)
    int merchantId;

    @Column(name = "phone_index", updatable = false)
    String phoneIndex;

    @Column(name = "number_index", updatable = false)
    String numberIndex;

    @Column(name = "person_sealed", updatable = false)
    String personSealed;

    @Column(name = "member_id", updatable = false)
    UUID memberId;

    @Column(name = "joined_at", updatable = false)
    Instant joinedAt;

    @Column(name = "added_at", updatable = false)
    Instant addedAt;

    protected EligibilityEntry() {}
}
