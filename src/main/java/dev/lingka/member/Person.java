package dev.lingka.member;

import java.time.Instant;
import java.util.UUID;

/**
 * A person as other features may know them: no personal data beyond a masked phone.
 *
 * @param phoneMasked as in {@code 138****8000}; null without a verified phone
 * @param phoneIndex keyed hash of the phone, to tell whether a member and a staff member are one person; may be null
 * @param version rises with every change; the ETag of the profile
 * @param joinedAt null for a guest
 */
public record Person(
        UUID id,
        MemberKind kind,
        MemberStatus status,
        String phoneMasked,
        String phoneIndex,
        int version,
        Instant createdAt,
        Instant joinedAt) {

    static Person of(Member member, String phoneMasked) {
        return new Person(
                member.id,
                member.kind,
                member.status,
                phoneMasked,
                member.phoneIndex,
                member.version,
                member.createdAt,
                member.joinedAt);
    }

    @Override
    public String toString() {
        return "Person[id=" + id + ", kind=" + kind + "]";
    }
}
