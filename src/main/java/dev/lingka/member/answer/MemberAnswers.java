package dev.lingka.member.answer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** All answers of one person, sealed; written by {@code member_answers_keep} alone. */
@Entity
@Immutable
class MemberAnswers {

    @Id
    UUID memberId;

    @Column(updatable = false)
    int merchantId;

    String answersSealed;
    UUID keyId;
    int version;

    protected MemberAnswers() {}
}
