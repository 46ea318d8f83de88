package dev.lingka.member.session;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A session as the phone learns it.
 *
 * @param kind {@code guest} or {@code member}
 * @param store where the scanned code hangs; null when none was scanned
 * @param joinCode the code that counts when this person joins; null when none was scanned
 */
record SessionView(
        @JsonUnwrapped Tokens tokens,
        UUID memberId,
        String kind,
        MerchantName merchant,
        @Schema(nullable = true) StoreName store,
        @Schema(nullable = true) String joinCode,
        boolean hasCard) {

    /** The merchant, as the phone shows it. */
    record MerchantName(String code, String name) {}

    /** The store, as the phone shows it. */
    record StoreName(String id, String name) {

        static StoreName of(SessionGreeting.Greeting greeting) {
            return greeting.storeId() == null ? null : new StoreName(greeting.storeId(), greeting.storeName());
        }
    }

    static SessionView of(Arrival arrival, Tokens tokens, MerchantName merchant, SessionGreeting.Greeting greeting) {
        return new SessionView(
                tokens,
                arrival.bearer().memberId(),
                arrival.bearer().kind().name().toLowerCase(Locale.ROOT),
                merchant,
                StoreName.of(greeting),
                greeting.joinCode(),
                greeting.hasCard());
    }
}
