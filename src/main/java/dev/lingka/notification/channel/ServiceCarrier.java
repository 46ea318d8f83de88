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
    private final Endings endings;

    ServiceCarrier(WechatMessageService wechat, Endings endings) {
        this.wechat = wechat;
        this.endings = endings;
    }

    @Override
    public Channel channel() {
        return Channel.SERVICE;
    }

    @Override
    public Uni<Handover> carry(Parcel parcel) {
        Parcel.Reach reach = parcel.reach();
        Optional<String> mini = reach.address().miniProgram().get();
        Optional<String> official = reach.address().officialAccount().get();
        Optional<String> openMini = mini.filter(openId -> reach.miniProgramOpen());
        Optional<String> openOfficial = official.filter(openId -> reach.officialAccountOpen());
        if (openMini.isEmpty() && openOfficial.isEmpty()) {
            boolean known = mini.isPresent() || official.isPresent();
            return Uni.createFrom().item(Handover.suppressed(known ? Suppression.WINDOW_OVER : Suppression.NO_CHANNEL));
        }
        return endings.forOne(parcel).chain(ended -> ended.map(words -> send(parcel, openOfficial, openMini, words))
                .orElseGet(() -> Uni.createFrom().item(Handover.later(PageLinks.NONE))));
    }

    /** By the official account, where both are open. */
    private Uni<Handover> send(Parcel parcel, Optional<String> official, Optional<String> mini, Parcel.Words words) {
        return official.map(openId -> wechat.serviceInOfficialAccount(parcel, openId, PlainWords.of(words)))
                .orElseGet(() -> wechat.serviceInMiniProgram(parcel, mini.orElseThrow(), PlainWords.alone(words)))
                .map(Handover::of);
    }
}
