package dev.lingka.recharge;

import dev.lingka.card.Card;
import dev.lingka.card.CardService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds the card that a member means. */
@ApplicationScoped
class MemberCards {

    private final CardService cards;

    MemberCards(CardService cards) {
        this.cards = cards;
    }

    /**
     * The member's own card; without an id, the oldest live one.
     *
     * @throws ProblemException NOT_FOUND for somebody else's, CARD_REQUIRED for a member without any
     */
    Uni<Card> of(Actor member, UUID cardId) {
        if (cardId != null) {
            return cards.own(member, cardId);
        }
        return cards.ofMember(member, member.id())
                .map(card -> card.orElseThrow(() -> ProblemException.of(RechargeProblem.CARD_REQUIRED)));
    }
}
