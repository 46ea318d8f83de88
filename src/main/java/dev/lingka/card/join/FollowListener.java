package dev.lingka.card.join;

import dev.lingka.shared.crypto.Vault;
import dev.lingka.wechat.push.PushEvent;
import dev.lingka.wechat.push.PushListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Hears who followed the official account, or scanned again, by one of our codes; when they join, it counts. */
@ApplicationScoped
class FollowListener implements PushListener {

    private final JoinCodeService codes;
    private final Vault vault;

    FollowListener(JoinCodeService codes, Vault vault) {
        this.codes = codes;
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
        String unionId = event.body().path("UnionId").asText("");
        String unionidIndex = unionId.isEmpty() ? null : vault.index(event.merchantId(), "unionid", unionId);
        return codes.followed(event, scene, openidIndex, unionidIndex).replaceWithVoid();
    }
}
