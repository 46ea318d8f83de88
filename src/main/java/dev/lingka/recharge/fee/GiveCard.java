package dev.lingka.recharge.fee;

import dev.lingka.card.join.JoinCard;
import dev.lingka.member.IdDocuments;
import dev.lingka.member.consent.GivenConsent;
import dev.lingka.recharge.Wish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A card for somebody who stands at the counter. Either {@code cardId} or {@code phone} says who they are.
 *
 * @param kind of card; the programme's first when missing
 * @param cardId any card that they hold already
 * @param phone their number; somebody new is made for one that nobody has
 * @param channel into which the money goes; missing when nothing is paid
 * @param document the number of an ID document, for kinds that are given by one
 * @param offerCode of the first recharge; or an {@code amountFen}; or neither
 * @param saleId of today in this store, for kinds that a first purchase brings
 * @param termsVersion the recharge terms that they were shown
 * @param consents terms and privacy in the versions in force, as they were given at the counter
 */
record GiveCard(
        @NotNull UUID storeId,
        @Size(max = 40) String kind,
        UUID cardId,
        @Pattern(regexp = "[0-9+() -]{5,30}") String phone,
        @Pattern(regexp = "cash|bank_card") String channel,
        @Pattern(regexp = IdDocuments.NUMBER) String document,
        @Pattern(regexp = "[a-z0-9-]{1,40}") String offerCode,
        @Positive Long amountFen,
        UUID saleId,
        @NotBlank @Size(max = 40) String termsVersion,
        @NotNull @Size(max = 5) List<@NotNull @Valid GivenConsent> consents) {

    JoinCard applicant() {
        return new JoinCard(consents, null, null, null, kind, document, null);
    }

    Wish wish() {
        return new Wish(offerCode, amountFen, termsVersion);
    }

    @Override
    public String toString() {
        return "GiveCard[…]";
    }
}
