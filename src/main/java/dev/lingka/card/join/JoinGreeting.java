package dev.lingka.card.join;

import dev.lingka.card.CardService;
import dev.lingka.member.session.SessionGreeting;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Notes by which code a visitor came and tells whether a card awaits them. */
@ApplicationScoped
class JoinGreeting implements SessionGreeting {

    private final CardService cards;
    private final JoinCodeService codes;

    JoinGreeting(CardService cards, JoinCodeService codes) {
        this.cards = cards;
        this.codes = codes;
    }

    @Override
    public Uni<Greeting> greet(Actor visitor, String scanned) {
        Uni<Optional<JoinPlace>> place = JoinCodeText.merchantId(scanned).isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : codes.visit(visitor, scanned);
        return place.chain(found ->
                cards.ofMember(visitor, visitor.id()).map(card -> greeting(found.orElse(null), card.isPresent())));
    }

    private static Greeting greeting(JoinPlace place, boolean hasCard) {
        if (place == null) {
            return new Greeting(hasCard, null, null, null);
        }
        String storeId = place.storeId() == null ? null : place.storeId().toString();
        return new Greeting(hasCard, storeId, place.storeName(), place.joinCode());
    }
}
