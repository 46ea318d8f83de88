package dev.lingka.card;

import dev.lingka.shared.problem.Problem;

/** What a card refuses. */
public enum CardProblem implements Problem {
    /** The programme opens cards only with a verified phone. */
    PHONE_REQUIRED(409),
    /** This phone belongs to another card, and this person has a card too: staff can merge them when proven. */
    PHONE_OF_ANOTHER_CARD(409),
    /** Another live person has this number. */
    PHONE_TAKEN(409),
    /** The person behind this token is no more: sign in again. */
    MEMBER_GONE(409),
    /** The programme lets only those join who are on the merchant's list, each entry by a number once. */
    NOT_ELIGIBLE(409),
    CARD_KIND_UNKNOWN(400),
    /** The kind costs something: order it, or buy it at the counter. */
    CARD_TO_BE_BOUGHT(409),
    /** The kind is given at the counter, with a first purchase. */
    CARD_AT_COUNTER(409),
    /** The kind is given by ID document. */
    DOCUMENT_REQUIRED(409),
    /** The ID document has all the cards of this kind that it gets. */
    DOCUMENT_USED_UP(409),
    /** This person had as many cards of the kind as one may have, {@code perMember}. */
    CARD_KIND_USED_UP(409),
    /** A new number costs {@code feeFen}: take it at the counter, or waive it with a reason. */
    REISSUE_FEE_DUE(409),
    /** The card's benefits have no term that could be renewed or left. */
    NO_TERM(409),
    /** Frozen, lost or closed; {@code status} says which. */
    CARD_STATE_FORBIDS(409),
    /** Frozen under the house rules ({@code measureId}): an appeal or its time sets it free, nobody alone. */
    CARD_UNDER_MEASURE(409),
    /** No new card while a measure under the house rules is in force. */
    MEMBERSHIP_UNDER_MEASURE(409),
    /** Somebody proved a known phone from a new openid; until {@code spendableAt} no value leaves the card. */
    CARD_NOT_SPENDABLE_YET(409),
    /** Money is on it: {@code principalFen} and {@code bonusFen}. Spend it or take it out first. */
    CARD_HOLDS_VALUE(409),
    /** The card is another openid's as far as we know; a second proof is needed first. */
    CLAIM_OPEN(409),
    CLAIM_DECIDED(409),
    CLAIM_TRIES_EXCEEDED(429),
    /** Number, PIN, phone or amount do not fit together; which of them is not told. */
    PROOF_REFUSED(409),
    BIND_TRIES_EXCEEDED(429),
    /** To staff who see the plastic: it was bound to another card before. */
    PHYSICAL_CARD_TAKEN(409),
    /** More entries in a month than a statement tells; the store can draw it up. */
    STATEMENT_TOO_LONG(409),
    /** Lines of the file have errors; nothing was imported. */
    IMPORT_REFUSED(400),
    /** Too many bad codes from this terminal; {@code retryAfterSeconds} tells for how long it is shut. */
    TERMINAL_LOCKED(429);

    private final int status;

    CardProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
