package dev.lingka.notification.channel;

import dev.lingka.notification.Suppression;
import dev.lingka.wechat.open.SendAnswer;
import dev.lingka.wechat.open.SendVerdict;
import java.util.Set;

/**
 * What became of one attempt.
 *
 * @param reason why it went nowhere; null when it went, or goes later
 * @param providerId by which the channel tells of it later, null for nothing
 * @param error for people who look, without personal data; null for none
 */
public record Handover(Fate fate, String reason, String providerId, String error) {

    private static final Set<SendVerdict> UNWANTED =
            Set.of(SendVerdict.NO_CREDIT, SendVerdict.NOT_FOLLOWING, SendVerdict.WINDOW_OVER);

    /** What an attempt ends in. */
    public enum Fate {
        SENT,
        /** The channel is its own proof. */
        DELIVERED,
        /** Nothing was sent; again after a pause. */
        LATER,
        /** Nothing was sent; again when the day's quota is fresh. */
        TOMORROW,
        /** It left, and nobody knows whether it arrived. */
        DOUBT,
        /** This person cannot or does not want to be reached so. */
        SUPPRESSED,
        /** The channel will not take it: a fault of the message, of the settings, or of the address. */
        FAILED
    }

    public static Handover sent(String providerId) {
        return new Handover(Fate.SENT, null, providerId, null);
    }

    public static Handover delivered() {
        return new Handover(Fate.DELIVERED, null, null, null);
    }

    public static Handover later(String error) {
        return new Handover(Fate.LATER, null, null, error);
    }

    public static Handover tomorrow(String error) {
        return new Handover(Fate.TOMORROW, null, null, error);
    }

    public static Handover doubt(String error) {
        return new Handover(Fate.DOUBT, null, null, error);
    }

    public static Handover suppressed(Suppression reason) {
        return new Handover(Fate.SUPPRESSED, reason.name(), null, null);
    }

    public static Handover failed(String reason, String error) {
        return new Handover(Fate.FAILED, reason, null, error);
    }

    /** WeChat's answer. */
    public static Handover of(SendAnswer answer) {
        String error = answer.errorCode() == 0 ? answer.verdict().name() : "errcode " + answer.errorCode();
        return switch (answer.verdict()) {
            case SENT -> sent(answer.messageId().orElse(null));
            case UNSENT, SLOWER -> later(error);
            case QUOTA -> tomorrow(error);
            case DOUBT -> doubt(error);
            default -> refused(answer.verdict(), error);
        };
    }

    private static Handover refused(SendVerdict verdict, String error) {
        Fate fate = UNWANTED.contains(verdict) ? Fate.SUPPRESSED : Fate.FAILED;
        return new Handover(fate, verdict.name(), null, error);
    }
}
