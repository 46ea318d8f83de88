package dev.lingka.notification.preference;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.Channel;
import dev.lingka.notification.kind.Gaps;
import dev.lingka.notification.kind.MessageKind;
import dev.lingka.notification.kind.MessageRules;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person hears.
 *
 * @param kinds service messages that may come to the phone; the inbox has them all
 * @param language in which channels speak
 */
record PreferencesView(Marketing marketing, List<Kind> kinds, String language) {

    /**
     * @param consented whether the person agrees to it, which {@code /api/v1/member/consents} changes
     * @param allowed whether it reaches them at all
     * @param channels which of them may be used
     */
    @Schema(name = "MarketingPreference")
    record Marketing(boolean consented, boolean allowed, Channels channels) {}

    /** Those that a person can switch off one by one. */
    @Schema(name = "MarketingChannels")
    record Channels(boolean mass, boolean service, boolean sms, boolean email) {

        static Channels of(Set<Channel> off) {
            return new Channels(
                    !off.contains(Channel.MASS),
                    !off.contains(Channel.SERVICE),
                    !off.contains(Channel.SMS),
                    !off.contains(Channel.EMAIL));
        }
    }

    /** @param on whether it may come to the phone */
    @Schema(name = "KindPreference")
    record Kind(String code, LocalizedText name, boolean on) {}

    static PreferencesView of(Preference known, MessageRules rules) {
        return new PreferencesView(
                new Marketing(known.consentedAt() != null, known.allowsMarketing(), Channels.of(known.channelsOff())),
                rules.kinds().stream()
                        .filter(kind -> !kind.channels().isEmpty())
                        .map(kind -> new Kind(
                                kind.code(), name(kind), !known.kindsOff().contains(kind.code())))
                        .toList(),
                known.language());
    }

    /** Its title, with nothing yet to tell. */
    private static LocalizedText name(MessageKind kind) {
        return new LocalizedText(
                Gaps.fill(kind.title().zh(), gap -> "…"), Gaps.fill(kind.title().en(), gap -> "…"));
    }
}
