package dev.lingka.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** How WeChat knows a person in one of the merchant's apps. */
@Entity
@Immutable
class MemberIdentity {

    static final String MINI_PROGRAM = "mini_program";

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    String app;
    String openidSealed;
    UUID keyId;
    UUID memberId;
    Instant seenAt;

    protected MemberIdentity() {}
}
