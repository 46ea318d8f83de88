package dev.lingka.recharge;

import dev.lingka.shared.problem.Problem;

/** What can go wrong with money that is paid in or given back. */
public enum RechargeProblem implements Problem {
    CARD_REQUIRED(409),
    CARD_NOT_ACTIVE(409),
    CARD_STATE_FORBIDS(409),
    /** The membership is being cancelled under the house rules; nothing more is sold to it. */
    MEMBERSHIP_UNDER_MEASURE(409),
    TERMS_CHANGED(409),
    OFFER_NOT_AVAILABLE(409),
    OFFER_USED_UP(409),
    NOT_FIRST_RECHARGE(409),
    OVER_CAP(409),
    /** It costs nothing: cards are had by joining, and re-issued without paying. */
    CARD_FREE(409),
    /** This person has a live card of the kind, {@code cardId}. */
    CARD_HELD(409),
    /** An order of this kind waits to be paid: {@code openOrderId}. Pay it or give it up. */
    CARD_ORDER_OPEN(409),
    /** A card of this kind begins with {@code firstRechargeFen} at least. */
    FIRST_RECHARGE_TOO_SMALL(409),
    /** No sale of today in this store that comes to {@code firstPurchaseFen} and brought no card before. */
    SALE_NOT_FIT(409),
    ORDER_NOT_PAID(409),
    REFUND_AT_COUNTER(409),
    REFUND_BY_STAFF_ONLY(409),
    NOTHING_TO_REFUND(409),
    REFUND_TOO_LARGE(409),
    SHIFT_REQUIRED(409),
    ALREADY_DECIDED(409),
    NOT_BOOKED(409),
    NOT_CREDITABLE(409),
    SAME_PERSON(403),
    ALREADY_SUCCEEDED(409),
    ALREADY_RETURNED(409),
    ALREADY_REQUESTED(409),
    ALREADY_ACCEPTED(409),
    ALREADY_PAID_OUT(409),
    BILL_NOT_READY(409),
    BILL_SUPERSEDED(409),
    INVOICE_KNOWN(409),
    PAYMENT_UNAVAILABLE(503);

    private final int status;

    RechargeProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
