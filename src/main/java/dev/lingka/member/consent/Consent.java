package dev.lingka.member.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One giving or withdrawal; never changed. */
@Entity
@Table(name = "member_consent")
class Consent {

    private static final String CHANNEL = "mini_program";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(updatable = false)
    int merchantId;

    UUID memberId;
    Document document;
    String version;
    boolean granted;
    String channel;
    Instant givenAt;

    protected Consent() {}

    Consent(int merchantId, UUID memberId, GivenConsent given, boolean granted, Instant now) {
        this.merchantId = merchantId;
        this.memberId = memberId;
        document = given.document();
        version = given.version();
        this.granted = granted;
        channel = CHANNEL;
        givenAt = now;
    }
}
