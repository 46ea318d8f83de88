package dev.lingka.shared.redis;

import dev.lingka.shared.InMerchant;
import java.util.List;
import java.util.UUID;

/**
 * The one class that builds Redis keys, so that every key of a merchant's data begins with {@code m:{merchant}:} and
 * no merchant can reach another's.
 */
public final class RedisKeys {

    private static final String CARD = "card";
    private static final String BALANCE = ":balance";

    private RedisKeys() {}

    /** Hash of a card's balances and their sequences. */
    public static String cardBalance(InMerchant merchant, UUID cardId) {
        return ofMerchant(merchant, CARD, cardId + BALANCE);
    }

    /** What stands before and after the card's id in {@link #cardBalance}, for a script that finds the id itself. */
    public static List<String> aroundCardBalance(InMerchant merchant) {
        return List.of(ofMerchant(merchant, CARD, ""), BALANCE);
    }

    /** The id of the card that a person holds. */
    public static String heldCard(InMerchant merchant, UUID memberId) {
        return ofMerchant(merchant, "member", memberId + ":card");
    }

    /** A key of one merchant; the purpose names the feature's own room. */
    public static String ofMerchant(InMerchant merchant, String purpose, String name) {
        return "m:" + merchant.merchantId() + ":" + purpose + ":" + name;
    }

    /** A key that belongs to no merchant, as a count per address before anybody has signed in. */
    public static String ofInstallation(String purpose, String name) {
        return "i:" + purpose + ":" + name;
    }
}
