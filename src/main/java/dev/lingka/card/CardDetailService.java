package dev.lingka.card;

import dev.lingka.ledger.LedgerService;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What staff may see of members and cards; every look is recorded. */
@ApplicationScoped
class CardDetailService {

    private final CardService cards;
    private final MemberService members;
    private final LedgerService ledger;
    private final AuditService audit;

    CardDetailService(CardService cards, MemberService members, LedgerService ledger, AuditService audit) {
        this.cards = cards;
        this.members = members;
        this.ledger = ledger;
        this.audit = audit;
    }

    /** The card that this phone or number leads to, or an empty page; the search itself is recorded, not its words. */
    Uni<Page<CardDetail>> search(StaffActor staff, Identification by) {
        return cards.identify(staff, by)
                .call(found -> audit.record(
                        staff.actor(),
                        "member.searched",
                        found.map(card -> "member:" + card.memberId()).orElse("member:none"),
                        new JsonObject().put("by", by.phone() == null ? "number" : "phone")))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Page<CardDetail>(List.of(), null))
                        : detail(staff, found.get()).map(detail -> new Page<>(List.of(detail), null)));
    }

    /** Throws NOT_FOUND. */
    Uni<CardDetail> find(StaffActor staff, UUID cardId) {
        return cards.find(staff, cardId)
                .call(card -> audit.record(staff.actor(), "card.viewed", "card:" + card.id(), new JsonObject()))
                .chain(card -> detail(staff, card));
    }

    /** All cards of a person; throws NOT_FOUND for nobody. */
    Uni<List<CardDetail>> ofMember(StaffActor staff, UUID memberId) {
        return members.find(staff, memberId)
                .call(() -> audit.record(staff.actor(), "member.viewed", "member:" + memberId, new JsonObject()))
                .chain(() -> cards.allOfMember(staff, memberId))
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(card -> detail(staff, card))
                        .collect()
                        .asList());
    }

    Uni<CardDetail> detail(InMerchant merchant, Card card) {
        return members.find(merchant, card.memberId()).chain(holder -> ledger.balance(merchant, card.id())
                .map(balance -> CardDetail.of(card, holder, balance)));
    }
}
