package dev.lingka.notification.channel;

import dev.lingka.notification.Channel;
import dev.lingka.notification.Suppression;
import dev.lingka.wechat.open.TemplateMessage;
import dev.lingka.wechat.open.WechatMessageService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Template messages of the official account. The message's own id keeps a repetition from being a second message. */
@ApplicationScoped
class TemplateCarrier implements Carrier {

    private final WechatMessageService wechat;

    TemplateCarrier(WechatMessageService wechat) {
        this.wechat = wechat;
    }

    @Override
    public Channel channel() {
        return Channel.TEMPLATE;
    }

    @Override
    public Uni<Handover> carry(Parcel parcel) {
        Optional<String> openId = parcel.reach().address().officialAccount().get();
        if (openId.isEmpty() || parcel.words().template() == null) {
            return Uni.createFrom().item(Handover.suppressed(Suppression.NOT_FOLLOWING));
        }
        String clientId = parcel.claim().messageId().toString().replace("-", "");
        return TemplateFields.of(parcel.words().template())
                .map(fields -> new TemplateMessage(
                        openId.get(), fields.template(), parcel.words().page(), fields.fields(), clientId))
                .map(message -> wechat.template(parcel, message).map(Handover::of))
                .orElseGet(() -> Uni.createFrom().item(Handover.failed("CONTENT_REFUSED", "a field does not fit")));
    }
}
