package dev.lingka.wechat.open;

/** What WeChat's answer to a message means for it. */
public enum SendVerdict {
    SENT,
    /** Nothing was sent, and nothing is known against another try. */
    UNSENT,
    /** No answer, or "busy": it may have been sent. */
    DOUBT,
    /** Too fast, for this app or this person: a little later. */
    SLOWER,
    /** The day's quota is used up: tomorrow. */
    QUOTA,
    /** WeChat does not know this openid, or it is another app's. */
    NO_PERSON,
    /** No subscribe message of this template may go to this person: refused, or every accept is used. */
    NO_CREDIT,
    /** The person does not follow the official account. */
    NOT_FOLLOWING,
    /** Customer-service messages: 48 hours since the person's last word are over, or too many answers to it. */
    WINDOW_OVER,
    /** A field breaks its type's rule, or the words are not allowed. */
    CONTENT_REFUSED,
    /** The template or the page is none of this app's. */
    TEMPLATE_WRONG,
    /** The app may not do this, or its keys are wrong: somebody has to look. */
    NOT_ALLOWED
}
