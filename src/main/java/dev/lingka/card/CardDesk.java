package dev.lingka.card;

import dev.lingka.member.MemberService;
import dev.lingka.merchant.staff.StaffActor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Guards what staff do to cards: nobody acts on their own. */
@ApplicationScoped
public class CardDesk {

    private final CardService cards;
    private final MemberService members;

    CardDesk(CardService cards, MemberService members) {
        this.cards = cards;
        this.members = members;
    }

    /** The card, unless it is the acting staff member's own (403 OWN_CARD) or not there (NOT_FOUND). */
    public Uni<Card> requireNotOwn(StaffActor staff, UUID cardId) {
        return cards.find(staff, cardId).call(card -> members.find(staff, card.memberId())
                .invoke(person -> staff.requireNotOwn(person.phoneIndex())));
    }

    /** Whether the card's holder and the staff member are one person. */
    public Uni<Boolean> isOwn(StaffActor staff, UUID memberId) {
        return members.find(staff, memberId)
                .map(person -> staff.phoneIndex() != null && staff.phoneIndex().equals(person.phoneIndex()));
    }
}
