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

/**
 * Somebody wants a card that costs something: who they are as when joining, and what they put on it at once.
 *
 * @param kind of card; the programme's first when missing
 * @param document the number of an ID document, for kinds that are given by one
 * @param listNumber as when joining, where a list says who may join
 * @param offerCode of the first recharge; or an {@code amountFen}; neither for the fee alone
 * @param termsVersion the recharge terms that they read and accept
 */
record OrderCard(
        @Size(max = 40) String kind,
        @NotNull @Size(max = 5) List<@NotNull @Valid GivenConsent> consents,
        @Size(min = 1, max = 256) String phoneCode,
        @Size(max = 32) String joinCode,
        @Size(max = 32) String referrer,
        @Pattern(regexp = IdDocuments.NUMBER) String document,
        @Size(min = 2, max = 60) String listNumber,
        @Pattern(regexp = "[a-z0-9-]{1,40}") String offerCode,
        @Positive Long amountFen,
        @NotBlank @Size(max = 40) String termsVersion) {

    JoinCard applicant() {
        return new JoinCard(consents, phoneCode, joinCode, referrer, kind, document, listNumber);
    }

    Wish wish() {
        return new Wish(offerCode, amountFen, termsVersion);
    }

    @Override
    public String toString() {
        return "OrderCard[…]";
    }
}
