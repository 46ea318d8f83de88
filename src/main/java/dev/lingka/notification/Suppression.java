package dev.lingka.notification;

/** Why something was not said, or not on one channel. Tables and JSON have the names as they stand here. */
public enum Suppression {
    /** No consent to marketing, or a withdrawn one. */
    NO_CONSENT,
    /** The person said no: to marketing, to the channel or to the kind. */
    OPTED_OUT,
    CAP_DAY,
    CAP_WEEK,
    CAP_MONTH,
    /** Quiet hours end after the message's own end. */
    QUIET_TOO_LATE,
    /** Nobody built or configured the channel for this merchant. */
    NO_CHANNEL,
    /** No subscribe credit is left for the template. */
    NO_CREDIT,
    NO_PHONE,
    NO_EMAIL,
    NOT_FOLLOWING,
    /** Customer-service messages answer within 48 hours of the person's last word alone. */
    WINDOW_OVER,
    /** Belongs to the share that a campaign leaves alone. */
    HELD_OUT,
    /** The person was deleted. */
    ENDED_MEMBER,
    DUPLICATE_KIND,
    /** Its end passed before it could be sent. */
    EXPIRED,
    /** What it came of was stopped. */
    WITHDRAWN
}
