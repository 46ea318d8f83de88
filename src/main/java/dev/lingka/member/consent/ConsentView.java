package dev.lingka.member.consent;

import java.time.Instant;

/**
 * Where a person stands on a document.
 *
 * @param granted false after a withdrawal
 */
public record ConsentView(Document document, String version, boolean granted, String channel, Instant givenAt) {

    static ConsentView of(Consent consent) {
        return new ConsentView(consent.document, consent.version, consent.granted, consent.channel, consent.givenAt);
    }
}
