package dev.lingka.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A person's key, sealed; null once it is shredded. */
@Entity
@Immutable
class MemberKey {

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    UUID memberId;
    String keySealed;

    protected MemberKey() {}
}
