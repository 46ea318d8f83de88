package dev.lingka.sandbox.wechat.book;

/**
 * What becomes of SMS to one phone number, and how that is told.
 *
 * @param code the carrier's: DELIVERED, or why the phone does not get it, as in MK:0001
 * @param times how often it is told
 * @param early whether it is told before the sender has the answer to SendSms
 */
public record SmsFate(String phone, String code, int times, boolean early) {
    public static final String DELIVERED = "DELIVERED";

    /** Of a number for which nothing is ordered. */
    public static SmsFate usual(String phone) {
        return new SmsFate(phone, DELIVERED, 1, false);
    }

    public boolean delivered() {
        return code.equals(DELIVERED);
    }
}
