package dev.lingka.card.join;

import dev.lingka.member.IdDocuments;
import dev.lingka.member.consent.GivenConsent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Somebody wants a card.
 *
 * @param consents terms and privacy in the versions in force; marketing when it was given
 * @param phoneCode of WeChat's phone button; may be missing unless the programme wants a phone
 * @param joinCode what was scanned last; may be missing
 * @param referrer a friend's join code; may be missing
 * @param kind of card; the programme's first when missing
 * @param document the number of an ID document, for kinds that are given by one
 * @param listNumber the number under which the merchant's list has this person, where a list says who may join; may be
 *     missing, then the phone alone is looked up
 */
public record JoinCard(
        @NotNull @Size(max = 5) List<@NotNull @Valid GivenConsent> consents,
        @Size(min = 1, max = 256) String phoneCode,
        @Size(max = 32) String joinCode,
        @Size(max = 32) String referrer,
        @Size(max = 40) String kind,
        @Pattern(regexp = IdDocuments.NUMBER) String document,
        @Size(min = 2, max = 60) String listNumber) {

    @Override
    public String toString() {
        return "JoinCard[…]";
    }
}
