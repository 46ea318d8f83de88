package dev.lingka.wechat.pay;

/** Why nobody knows whether WeChat did it. */
public enum PayDoubt {
    /** No answer: time-out, reset, no connection. */
    NO_ANSWER,
    /** WeChat's own failure (5xx), after which the effect may be there. */
    SERVER_ERROR,
    /** An answer that is not WeChat's format, such as a gateway's page. */
    UNREADABLE,
    /** An answer whose signature, serial or time is wrong: somebody else may have written it. */
    UNVERIFIED,
    /** WeChat asks to slow down; call again later with the same numbers. */
    TOO_FREQUENT,
    /** Not sent: the circuit is open or all workers are busy. */
    NOT_SENT
}
