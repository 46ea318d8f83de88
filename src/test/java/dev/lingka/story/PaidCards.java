package dev.lingka.story;

import static dev.lingka.story.PresetStory.MEMBER;

import java.util.HashMap;
import java.util.Map;

/** Cards that are bought on the phone: ordered, paid with WeChat Pay, and opened when the payment has arrived. */
final class PaidCards {

    private final PresetStory story;

    PaidCards(PresetStory story) {
        this.story = story;
    }

    /** Somebody new who scanned that code and bought a card of the kind. */
    Phone bought(String name, String joinCode, String kind, Map<String, ?> more) {
        Phone phone = story.shop().stranger(name, Phone.anyNumber());
        pay(phone, order(phone, joinCode, kind, more).expect(201));
        return phone;
    }

    /** Somebody new who scanned the table's code and bought a card of the kind. */
    Phone bought(String name, String kind, Map<String, ?> more) {
        return bought(name, story.shop().joinCode(), kind, more);
    }

    /**
     * Orders a card.
     *
     * @param more a first recharge: {@code amountFen} or {@code offerCode}
     */
    Exchange order(Phone phone, String joinCode, String kind, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("kind", kind);
        wish.put("joinCode", joinCode);
        return phone.orderCard(wish);
    }

    /** Asks for another year. */
    Exchange renewal(Phone phone) {
        return phone.app()
                .move(MEMBER + "card-renewals", Map.of("cardId", phone.cardId(), "termsVersion", Premises.TERMS));
    }

    /** Pays what was ordered, waits until it has arrived, and opens the mini-program again: a member by now. */
    void pay(Phone phone, Exchange placed) {
        phone.pay(placed.at("/payment"));
        String order = MEMBER + "card-orders/" + placed.at("/order/id").asText();
        Story.until(
                () -> "paid".equals(phone.app().get(order).expect(200).text("state")),
                "the payment for the card arrives");
        phone.open();
        story.settle();
    }
}
