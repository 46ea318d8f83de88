package dev.lingka.sandbox.wechat.book;

import java.util.ArrayList;
import java.util.List;

/**
 * A notice or push on its way to the merchant's server.
 *
 * @param kind notice (WeChat Pay) or push (open platform)
 * @param owner mchid or appid
 * @param subject what it is about: the out_trade_no, out_refund_no or event
 * @param body the text that every attempt carries
 * @param attempts what came of each attempt, probes included
 * @param tries attempts that count for the retry table
 * @param nextAt real time of the next attempt in milliseconds
 * @param state WAITING, HELD (notices are off), LOST, DELIVERED or GIVEN_UP
 */
public record Delivery(
        String id,
        String kind,
        String owner,
        String subject,
        String event,
        String url,
        String body,
        long createdAt,
        List<Attempt> attempts,
        int tries,
        long nextAt,
        String state) {

    /** {@code status} is 0 when no answer came; {@code variant} is "true" for an honest one. */
    public record Attempt(long at, String variant, int status, String answer, boolean accepted) {}

    public Delivery tried(Attempt attempt, String newState, long newNextAt) {
        return new Delivery(
                id, kind, owner, subject, event, url, body, createdAt, plus(attempt), tries + 1, newNextAt, newState);
    }

    /** An attempt outside of the retry table: a probe, or one that the control API asked for. */
    public Delivery noted(Attempt attempt) {
        return new Delivery(id, kind, owner, subject, event, url, body, createdAt, plus(attempt), tries, nextAt, state);
    }

    public Delivery now(String newState, long newNextAt) {
        return new Delivery(
                id, kind, owner, subject, event, url, body, createdAt, attempts, tries, newNextAt, newState);
    }

    /** The same delivery to another address. */
    public Delivery to(String otherUrl) {
        return new Delivery(id, kind, owner, subject, event, otherUrl, body, createdAt, attempts, tries, nextAt, state);
    }

    private List<Attempt> plus(Attempt attempt) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(attempt);
        return more;
    }
}
