package dev.lingka.recharge.refund;

import dev.lingka.card.CardService;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.staff.StaffActor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Nobody acts on their own card. */
@ApplicationScoped
public class OwnCard {

    private final CardService cards;
    private final MemberService members;

    OwnCard(CardService cards, MemberService members) {
        this.cards = cards;
        this.members = members;
    }

    /** Fails with OWN_CARD (403) when the card's holder is this very person, as far as their phones tell. */
    public Uni<Void> refuse(StaffActor staff, UUID cardId) {
        return cards.find(staff, cardId)
                .chain(card -> members.find(staff, card.memberId()))
                .invoke(holder -> staff.requireNotOwn(holder.phoneIndex()))
                .replaceWithVoid();
    }

    public Uni<Boolean> is(StaffActor staff, UUID cardId) {
        return cards.find(staff, cardId)
                .chain(card -> members.find(staff, card.memberId()))
                .map(holder -> staff.phoneIndex() != null && staff.phoneIndex().equals(holder.phoneIndex()));
    }
}
