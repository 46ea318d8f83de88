package dev.lingka.wechat.pay;

import java.util.Locale;
import java.util.Map;

/** WeChat Pay's clear no, in one spelling: its documents of different years write the same code differently. */
public enum PayRefusal {
    /** The order is paid: query it. */
    ORDER_PAID,
    /** The order is closed or expired. */
    ORDER_CLOSED,
    ORDER_NOT_FOUND,
    /** The refund, or the paid order that it is about, is not there. */
    REFUND_NOT_FOUND,
    /** The merchant's balance does not cover the refund: later, with the same number. */
    NOT_ENOUGH,
    /** The payer's account cannot take the refund. */
    PAYER_ACCOUNT_ABNORMAL,
    /** The number is used with other figures, or the state forbids it: query to learn which. */
    INVALID_REQUEST,
    /** There was no trade on that day. */
    NO_BILL,
    /** The bill is not ready: later. */
    BILL_NOT_READY,
    /** Keys, permissions or parameters are wrong: a person must look. */
    MISCONFIGURED;

    private static final Map<String, PayRefusal> BY_CODE = Map.ofEntries(
            Map.entry("ORDERPAID", ORDER_PAID),
            Map.entry("ORDERCLOSED", ORDER_CLOSED),
            Map.entry("ORDERNOTEXIST", ORDER_NOT_FOUND),
            Map.entry("ORDERNOTEXISTS", ORDER_NOT_FOUND),
            Map.entry("RESOURCENOTEXISTS", REFUND_NOT_FOUND),
            Map.entry("NOTENOUGH", NOT_ENOUGH),
            Map.entry("USERACCOUNTABNORMAL", PAYER_ACCOUNT_ABNORMAL),
            Map.entry("ACCOUNTERROR", PAYER_ACCOUNT_ABNORMAL),
            Map.entry("INVALIDREQUEST", INVALID_REQUEST),
            Map.entry("OUTTRADENOUSED", INVALID_REQUEST),
            Map.entry("TRADEERROR", INVALID_REQUEST),
            Map.entry("NOSTATEMENTEXIST", NO_BILL),
            Map.entry("STATEMENTCREATING", BILL_NOT_READY));

    static PayRefusal of(String code) {
        return BY_CODE.getOrDefault(code.toUpperCase(Locale.ROOT).replace("_", ""), MISCONFIGURED);
    }
}
