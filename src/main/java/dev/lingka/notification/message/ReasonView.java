package dev.lingka.notification.message;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.programme.words.Words;
import dev.lingka.notification.MessageClass;
import java.util.Locale;
import java.util.function.Function;

/**
 * Why somebody got a message.
 *
 * @param stop how there will be no more of the kind
 */
record ReasonView(LocalizedText text, LocalizedText stop) {

    private static final String SECTION = "messages";

    static ReasonView of(Origin origin) {
        return origin.messageClass() == MessageClass.TRANSACTIONAL
                ? new ReasonView(
                        both(words ->
                                words.say(SECTION, "why.service", origin.title().in(words.locale()))),
                        both(words -> words.say(SECTION, "stop.service")))
                : new ReasonView(
                        both(words -> marketing(origin, words)), both(words -> words.say(SECTION, "stop.marketing")));
    }

    private static String marketing(Origin origin, Words words) {
        StringBuilder reason = new StringBuilder(words.say(SECTION, "why.marketing", origin.consentDay()));
        if (origin.campaign() != null) {
            reason.append(words.say(SECTION, "why.campaign", origin.campaign().in(words.locale())));
        }
        if (origin.segment() != null) {
            reason.append(words.say(SECTION, "why.segment", origin.segment().in(words.locale())));
        }
        return reason.toString();
    }

    private static LocalizedText both(Function<Words, String> said) {
        return new LocalizedText(said.apply(new Words(Locale.CHINESE)), said.apply(new Words(Locale.ENGLISH)));
    }
}
