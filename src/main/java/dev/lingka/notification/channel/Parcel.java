package dev.lingka.notification.channel;

import dev.lingka.member.Address;
import dev.lingka.notification.Channel;
import dev.lingka.shared.InMerchant;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One message on its way by one channel: which it is, what it says, and how its person is reached. */
public record Parcel(Claim claim, Channel channel, boolean marketing, Words words, Reach reach) implements InMerchant {

    @Override
    public int merchantId() {
        return claim.merchantId();
    }

    @Override
    public String toString() {
        return "Parcel[" + claim + ", channel=" + channel + "]";
    }

    /**
     * A delivery that is ours for a while.
     *
     * @param token proves the claim; a later one has another
     * @param attempts this one included
     * @param doubts of the attempts, those that nobody answered
     * @param providerId what it was given before it was sent, null for nothing
     * @param notAfter business time after which nobody wants it any more; null for no end
     */
    public record Claim(
            int merchantId,
            LocalDate month,
            UUID messageId,
            short place,
            UUID token,
            int attempts,
            int doubts,
            String providerId,
            Instant notAfter) {}

    /**
     * What is said, in the person's language.
     *
     * @param page of the mini-program, null for none
     * @param media as planned: pictures, sounds and films by reference
     * @param template what the channel needs beside the text, null for nothing
     */
    public record Words(String title, String text, String page, boolean english, JsonArray media, JsonObject template) {

        /** The same with these lines below the text. */
        Words ending(List<String> lines) {
            String longer = lines.isEmpty() ? text : text + "\n" + String.join("\n", lines);
            return new Words(title, longer, page, english, media, template);
        }
    }

    /**
     * How the person is reached.
     *
     * @param credits of the subscribe template as far as we know; empty when we know nothing
     * @param miniProgramOpen whether a customer-service message may answer in the mini-program now
     * @param officialAccountOpen the same in the official account
     * @param massThisMonth mass messages that this person had in this month
     */
    public record Reach(
            UUID memberId,
            Address address,
            Optional<Integer> credits,
            boolean miniProgramOpen,
            boolean officialAccountOpen,
            int massThisMonth) {}
}
