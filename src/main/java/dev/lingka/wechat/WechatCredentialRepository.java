package dev.lingka.wechat;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Merchants' keys in the database; the merchant is the key. */
@ApplicationScoped
class WechatCredentialRepository implements PanacheRepositoryBase<WechatCredential, Integer> {

    Uni<Optional<WechatCredential>> of(int merchantId) {
        return find("merchantId", merchantId).<WechatCredential>firstResult().map(Optional::ofNullable);
    }
}
