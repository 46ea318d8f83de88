package dev.lingka.notification.channel;

import dev.lingka.notification.Channel;
import dev.lingka.notification.Suppression;
import dev.lingka.wechat.open.WechatMessageService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Customer-service messages: an answer within 48 hours of the person's last word, where they said it. In the
 * mini-program it is words: media are the official account's.
 */
@ApplicationScoped
class ServiceCarrier implements Carrier {

    private final WechatMessageService wechat;

    ServiceCarrier(WechatMessageService wechat) {
        this.wechat = wechat;
    }

    @Override
    public Channel channel() {
        return Channel.SERVICE;
    }

    @Override
    public Uni<Handover> carry(Parcel parcel) {
        Parcel.Reach reach = parcel.reach();
        Optional<String> mini = reach.address().miniProgram().get().filter(openId -> reach.miniProgramOpen());
        Optional<String> official =
                reach.address().officialAccount().get().filter(openId -> reach.officialAccountOpen());
        if (official.isPresent()) {
            return wechat.serviceInOfficialAccount(parcel, official.get(), PlainWords.of(parcel.words()))
                    .map(Handover::of);
        }
        return mini.map(openId -> wechat.serviceInMiniProgram(parcel, openId, PlainWords.alone(parcel.words()))
                        .map(Handover::of))
                .orElseGet(() -> Uni.createFrom().item(Handover.suppressed(Suppression.NO_CHANNEL)));
    }
}
