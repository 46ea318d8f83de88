package dev.lingka.notification.sms;

/**
 * What became of an SMS at the provider.
 *
 * @param id by which the provider tells of it later; null where there is none
 * @param error the provider's code; null for none
 */
public record SmsAnswer(Kind kind, String id, String error) {

    /** What an answer means for the message. */
    public enum Kind {
        SENT,
        /** Nothing was sent; a little later. */
        LATER,
        /** The day's limit, of the account or of this number. */
        TOMORROW,
        /** No answer: it may have been sent. */
        DOUBT,
        /** No number that can be reached. */
        NUMBER_REFUSED,
        /** The words are not allowed, or do not fit the template. */
        CONTENT_REFUSED,
        /** Keys, money, signature or template: somebody has to look. */
        NOT_ALLOWED
    }

    static SmsAnswer of(Kind kind, String error) {
        return new SmsAnswer(kind, null, error);
    }
}
