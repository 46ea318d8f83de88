package dev.lingka.card.join;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lingka.card.Card;
import dev.lingka.card.CardNumber;
import dev.lingka.card.CardView;
import dev.lingka.member.session.AccessToken;
import java.util.List;
import java.util.UUID;

/**
 * What joining came to.
 *
 * @param issued false when the card was there before
 * @param card the card; null when a claim must be proven first
 * @param claim set when the phone number leads to a card that holds value and this openid is new
 * @param access a token under which this person is a member; null with a claim
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JoinedView(boolean issued, UUID cardId, CardView card, Claim claim, AccessToken access) {

    /**
     * What stands between this person and the card.
     *
     * @param cardNumber masked
     * @param proofs ways to prove that the card is theirs
     */
    record Claim(UUID id, String cardNumber, List<String> proofs) {

        private static final List<String> PROOFS = List.of("old_openid", "physical_card", "staff");

        static Claim of(UUID id, Card card) {
            return new Claim(id, CardNumber.masked(card.number()), PROOFS);
        }
    }
}
