package dev.lingka.merchant.staff;

import dev.lingka.shared.Actor;
import dev.lingka.shared.ActorKind;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A staff member or terminal who acts, with what they may.
 *
 * @param name as colleagues and receipts see it
 * @param stores where they may act when {@code allStores} is false
 * @param chargeLimitFen the most that one charge may take, in fen; null for people, whose limits are programme rules
 * @param phoneIndex keyed hash of the person's phone, equal to a member's when both are the same person; may be null
 */
public record StaffActor(
        Actor actor,
        String name,
        StaffRole role,
        boolean allStores,
        Set<UUID> stores,
        Long chargeLimitFen,
        String phoneIndex)
        implements InMerchant {

    /** The attribute of the security identity that holds this. */
    public static final String ATTRIBUTE = "staff";

    public StaffActor {
        stores = Set.copyOf(stores);
    }

    @Override
    public int merchantId() {
        return actor.merchantId();
    }

    public UUID id() {
        return actor.id();
    }

    public String principal() {
        return actor.principal();
    }

    public boolean isTerminal() {
        return actor.kind() == ActorKind.TERMINAL;
    }

    public boolean mayActAt(UUID storeId) {
        return allStores || stores.contains(storeId);
    }

    /** Throws a {@link ProblemException} (403 STORE_NOT_ALLOWED) for a store that is not among this one's. */
    public void requireStore(UUID storeId) {
        if (!mayActAt(storeId)) {
            throw ProblemException.of(StaffProblem.STORE_NOT_ALLOWED);
        }
    }

    /** Throws a {@link ProblemException} (403 STORE_NOT_ALLOWED) for who is limited to some stores. */
    public void requireAllStores() {
        if (!allStores) {
            throw ProblemException.of(StaffProblem.STORE_NOT_ALLOWED);
        }
    }

    /** Throws a {@link ProblemException} (403 CHARGE_LIMIT_EXCEEDED) above the terminal's own limit. */
    public void requireChargeWithin(long amountFen) {
        if (chargeLimitFen != null && amountFen > chargeLimitFen) {
            throw ProblemException.of(StaffProblem.CHARGE_LIMIT_EXCEEDED, Map.of("limitFen", chargeLimitFen));
        }
    }

    /**
     * Throws a {@link ProblemException} (403 OWN_CARD) when the member is this very person.
     *
     * @param memberPhoneIndex the member's keyed phone hash; null when the member has no phone
     */
    public void requireNotOwn(String memberPhoneIndex) {
        if (phoneIndex != null && phoneIndex.equals(memberPhoneIndex)) {
            throw ProblemException.of(StaffProblem.OWN_CARD);
        }
    }
}
