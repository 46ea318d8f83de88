package dev.lingka.card.join;

import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.WechatProblem;
import dev.lingka.wechat.open.WechatOpenService;
import dev.lingka.wechat.push.PushEvent;
import dev.lingka.wechat.push.PushListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Hears who followed the official account, or scanned again, by one of our codes; when they join, it counts. */
@ApplicationScoped
class FollowListener implements PushListener {

    private final JoinCodeService codes;
    private final WechatOpenService wechat;
    private final Vault vault;

    FollowListener(JoinCodeService codes, WechatOpenService wechat, Vault vault) {
        this.codes = codes;
        this.wechat = wechat;
        this.vault = vault;
    }

    @Override
    public Set<String> events() {
        return Set.of("subscribe", "SCAN");
    }

    @Override
    public Uni<Void> heard(PushEvent event) {
        String scene = event.scene().orElse(null);
        if (JoinCodeText.merchantId(scene).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String openidIndex = vault.index(event.merchantId(), "openid", event.openId());
        return unionId(event)
                .map(found -> found.map(id -> vault.index(event.merchantId(), "unionid", id)))
                .chain(unionidIndex -> codes.followed(event, scene, openidIndex, unionidIndex.orElse(null)))
                .replaceWithVoid();
    }

    /**
     * The openid in the event is the official account's, and nobody joins by that: the unionid is what both apps share.
     * Not every account may ask for it; while WeChat is away the event comes again.
     */
    private Uni<Optional<String>> unionId(PushEvent event) {
        String told = event.body().path("UnionId").asText("");
        if (!told.isEmpty()) {
            return Uni.createFrom().item(Optional.of(told));
        }
        return wechat.followerUnionId(event, event.openId())
                .onFailure(FollowListener::isForGood)
                .recoverWithItem(Optional.empty());
    }

    private static boolean isForGood(Throwable failure) {
        return failure instanceof ProblemException refused && refused.problem() != WechatProblem.WECHAT_UNAVAILABLE;
    }
}
