package dev.lingka.notification.channel;

import dev.lingka.notification.Channel;
import dev.lingka.notification.Suppression;
import dev.lingka.wechat.open.SubscribeMessage;
import dev.lingka.wechat.open.WechatMessageService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Subscribe messages of the mini-program. Where we count no credit none is tried; where we know nothing WeChat is
 * asked, and its refusal is the truth.
 */
@ApplicationScoped
class SubscribeCarrier implements Carrier {

    private final WechatMessageService wechat;

    SubscribeCarrier(WechatMessageService wechat) {
        this.wechat = wechat;
    }

    @Override
    public Channel channel() {
        return Channel.SUBSCRIBE;
    }

    @Override
    public Uni<Handover> carry(Parcel parcel) {
        if (parcel.reach().credits().filter(credits -> credits == 0).isPresent()) {
            return Uni.createFrom().item(Handover.suppressed(Suppression.NO_CREDIT));
        }
        Optional<String> openId = parcel.reach().address().miniProgram().get();
        if (openId.isEmpty() || parcel.words().template() == null) {
            return Uni.createFrom().item(Handover.suppressed(Suppression.NO_CHANNEL));
        }
        return TemplateFields.of(parcel.words().template())
                .map(fields -> wechat.subscribe(parcel, message(parcel, openId.get(), fields))
                        .map(Handover::of))
                .orElseGet(() -> Uni.createFrom().item(Handover.failed("CONTENT_REFUSED", "a field does not fit")));
    }

    private static SubscribeMessage message(Parcel parcel, String openId, TemplateFields fields) {
        Parcel.Words words = parcel.words();
        return new SubscribeMessage(openId, fields.template(), words.page(), fields.fields(), words.english());
    }
}
