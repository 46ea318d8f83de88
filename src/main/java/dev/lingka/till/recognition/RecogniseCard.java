package dev.lingka.till.recognition;

import dev.lingka.card.Identification;
import dev.lingka.shared.problem.ProblemException;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the cashier has of a customer; exactly one is given.
 *
 * @param cardCode scanned from the phone; it is read, not used up
 * @param phone as people write it
 * @param memberNumber the number of the card
 * @param swiped what a reader read from plastic: the number of a physical card
 */
record RecogniseCard(
        @Size(min = 1, max = 64) String cardCode,
        @Size(min = 5, max = 20) String phone,
        @Size(min = 1, max = 32) String memberNumber,
        @Size(min = 1, max = 64) String swiped) {

    /** Throws INVALID_REQUEST unless exactly one is given. */
    void requireOne() {
        if (Stream.of(cardCode, phone, memberNumber, swiped)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw ProblemException.invalid("identification", "INVALID", "one of cardCode, phone, memberNumber, swiped");
        }
    }

    /** How the customer is known, as sales keep it. */
    String identifiedBy() {
        if (cardCode != null) {
            return "code";
        }
        if (phone != null) {
            return "phone";
        }
        return memberNumber != null ? "member_number" : "physical_card";
    }

    Identification identification() {
        return new Identification(phone, memberNumber, swiped);
    }

    /** Codes, phones and numbers stay out of logs. */
    @Override
    public String toString() {
        return "RecogniseCard[" + identifiedBy() + "]";
    }
}
