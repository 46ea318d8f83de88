package dev.lingka.card;

import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a customer who shows no card code says who they are; exactly one is given.
 *
 * @param phone as people write it
 * @param memberNumber the number of the card
 * @param swiped what a reader read from plastic: the number of a physical card
 */
public record Identification(
        @Size(max = 30) String phone, @Size(max = 32) String memberNumber, @Size(max = 64) String swiped) {

    boolean isOne() {
        return Stream.of(phone, memberNumber, swiped).filter(Objects::nonNull).count() == 1;
    }

    @Override
    public String toString() {
        return "Identification[…]";
    }
}
