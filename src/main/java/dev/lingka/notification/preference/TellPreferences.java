package dev.lingka.notification.preference;

import dev.lingka.notification.Channel;
import dev.lingka.notification.kind.MessageKind;
import dev.lingka.notification.kind.MessageRules;
import dev.lingka.shared.problem.ProblemException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that a person wants to hear from now on.
 *
 * @param kinds service messages by their codes; those that are not named are on
 * @param language in which channels speak
 */
record TellPreferences(
        @NotNull @Valid Marketing marketing,
        @NotNull @Size(max = 60) List<@NotNull @Valid Kind> kinds,
        @NotNull @Pattern(regexp = "zh|en") String language) {

    @Schema(name = "TellMarketingPreference")
    record Marketing(@NotNull Boolean allowed, @NotNull @Valid Channels channels) {}

    /** Which of them may be used. */
    @Schema(name = "TellMarketingChannels")
    record Channels(@NotNull Boolean mass, @NotNull Boolean service, @NotNull Boolean sms, @NotNull Boolean email) {

        private List<String> off() {
            Map<Channel, Boolean> on = new EnumMap<>(Channel.class);
            on.put(Channel.MASS, mass);
            on.put(Channel.SERVICE, service);
            on.put(Channel.SMS, sms);
            on.put(Channel.EMAIL, email);
            return on.entrySet().stream()
                    .filter(channel -> !channel.getValue())
                    .map(channel -> channel.getKey().text())
                    .toList();
        }
    }

    @Schema(name = "TellKindPreference")
    record Kind(@NotNull @Pattern(regexp = MessageKind.CODE) String code, @NotNull Boolean on) {}

    /** Throws INVALID_REQUEST for a kind that the programme does not have. */
    void requireKnown(MessageRules rules) {
        for (int i = 0; i < kinds.size(); i++) {
            if (rules.find(kinds.get(i).code()).isEmpty()) {
                throw ProblemException.invalid("kinds[" + i + "].code", "UNKNOWN", "the code of a kind of message");
            }
        }
    }

    /** As the SQL function {@code message_prefer} wants it. */
    JsonObject json(UUID memberId) {
        return new JsonObject()
                .put("memberId", memberId.toString())
                .put("allowed", marketing.allowed())
                .put("channelsOff", new JsonArray(marketing.channels().off()))
                .put(
                        "kindsOff",
                        new JsonArray(kinds.stream()
                                .filter(kind -> !kind.on())
                                .map(Kind::code)
                                .distinct()
                                .toList()))
                .put("language", language);
    }
}
