package dev.lingka.notification.channel;

import dev.lingka.notification.Channel;
import dev.lingka.notification.Suppression;
import dev.lingka.notification.preference.OptOutLinks;
import dev.lingka.notification.sms.Sms;
import dev.lingka.notification.sms.SmsAnswer;
import dev.lingka.notification.sms.SmsReference;
import dev.lingka.notification.sms.SmsService;
import dev.lingka.shared.crypto.PhoneNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * SMS by the provider of the installation. Links are told by their last part: providers refuse addresses in what
 * changes from one message to the next, so that their beginning stands in the template that was approved.
 */
@ApplicationScoped
class SmsCarrier implements Carrier {

    /** A token is longer than one parameter may be, so that two stand beside each other in the template. */
    private static final int HALF_TOKEN = 20;

    private final SmsService sms;
    private final PageLinks links;
    private final OptOutLinks optOuts;

    SmsCarrier(SmsService sms, PageLinks links, OptOutLinks optOuts) {
        this.sms = sms;
        this.links = links;
        this.optOuts = optOuts;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Uni<Handover> carry(Parcel parcel) {
        if (sms.isOff()) {
            return Uni.createFrom().item(Handover.suppressed(Suppression.NO_CHANNEL));
        }
        Optional<PhoneNumber> phone = parcel.reach().address().phone().get();
        if (phone.isEmpty()) {
            return Uni.createFrom().item(Handover.suppressed(Suppression.NO_PHONE));
        }
        return parameters(parcel).chain(found -> found.map(parameters -> send(parcel, phone.get(), parameters))
                .orElseGet(() -> Uni.createFrom().item(Handover.later(PageLinks.NONE))));
    }

    private Uni<Handover> send(Parcel parcel, PhoneNumber phone, Map<String, String> parameters) {
        return sms.send(new Sms(
                        parcel.reach().address().merchantCode(),
                        phone,
                        template(parcel),
                        parameters,
                        new SmsReference(parcel.merchantId(), parcel.claim().messageId())))
                .map(SmsCarrier::handover);
    }

    private static Handover handover(SmsAnswer answer) {
        return switch (answer.kind()) {
            case SENT -> Handover.sent(answer.id());
            case LATER -> Handover.later(answer.error());
            case TOMORROW -> Handover.tomorrow(answer.error());
            case DOUBT -> Handover.doubt(answer.error());
            case NUMBER_REFUSED, CONTENT_REFUSED, NOT_ALLOWED ->
                Handover.failed(answer.kind().name(), answer.error());
        };
    }

    /** Null for the installation's own of marketing. */
    private static String template(Parcel parcel) {
        return parcel.words().template() == null
                ? null
                : parcel.words().template().getString("template");
    }

    /**
     * Marketing says where it leads and how to stop it; without a template of its own it says its text too. Empty while
     * WeChat gives no link to its page.
     */
    private Uni<Optional<Map<String, String>>> parameters(Parcel parcel) {
        JsonObject template = parcel.words().template();
        Map<String, String> parameters = template == null
                ? new LinkedHashMap<>(Map.of("text", parcel.words().text()))
                : rendered(template.getJsonObject("params", new JsonObject()));
        if (!parcel.marketing()) {
            return Uni.createFrom().item(Optional.of(parameters));
        }
        String token = lastPart(optOuts.of(parcel.merchantId(), parcel.reach().memberId()));
        parameters.put("out", token.substring(0, HALF_TOKEN));
        parameters.put("more", token.substring(HALF_TOKEN));
        parameters.put("link", "");
        String page = parcel.words().page();
        return page == null
                ? Uni.createFrom().item(Optional.of(parameters))
                : links.of(parcel, page)
                        .map(found -> found.map(link -> {
                            parameters.put("link", lastPart(link));
                            return parameters;
                        }));
    }

    private static String lastPart(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static Map<String, String> rendered(JsonObject params) {
        Map<String, String> parameters = new LinkedHashMap<>();
        params.forEach(param -> parameters.put(param.getKey(), String.valueOf(param.getValue())));
        return parameters;
    }
}
