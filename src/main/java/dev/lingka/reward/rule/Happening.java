package dev.lingka.reward.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened to a member.
 *
 * @param sourceId which of its occasion, the same for a repetition; 1 to 100 characters
 * @param storeId null where no store had part in it
 * @param day the business day
 * @param amountFen what was paid; 0 where nothing was
 * @param cardKinds of the card it was about; else of all the member's cards
 * @param tier code of the member's level
 * @param paidFen what was paid for the goods of each product class; empty where nothing was sold
 */
public record Happening(
        Occasion occasion,
        UUID memberId,
        String sourceId,
        UUID storeId,
        LocalDate day,
        long amountFen,
        List<String> cardKinds,
        String tier,
        boolean firstSale,
        Map<String, Long> paidFen) {

    public Happening {
        cardKinds = List.copyOf(cardKinds);
        paidFen = Map.copyOf(paidFen);
    }

    long paidFor(List<String> productClasses) {
        return productClasses.stream()
                .mapToLong(name -> paidFen.getOrDefault(name, 0L))
                .sum();
    }
}
