package dev.lingka.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A person. Made, joined, merged and forgotten by the functions {@code member_arrive}, {@code card_open},
 * {@code member_absorb} and {@code member_forget}; here the profile alone changes.
 */
@Entity
class Member {

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    MemberKind kind;
    MemberStatus status;

    /** Null without a verified phone, as are its index and key. */
    @Column(updatable = false)
    String phoneSealed;

    @Column(updatable = false)
    String phoneIndex;

    @Column(updatable = false)
    UUID phoneKeyId;

    /** Null while nothing is known. */
    String profileSealed;

    UUID profileKeyId;

    /** Keyed indexes of the birthday's day and month; null where it is not told. */
    String birthDayIndex;

    String birthMonthIndex;

    @Version
    int version;

    Instant createdAt;

    /** Null for a guest. */
    Instant joinedAt;

    protected Member() {}

    /** Keeps a profile that was sealed under one of this person's keys. */
    void describe(String sealed, UUID keyId) {
        profileSealed = sealed;
        profileKeyId = keyId;
    }

    void born(String dayIndex, String monthIndex) {
        birthDayIndex = dayIndex;
        birthMonthIndex = monthIndex;
    }
}
