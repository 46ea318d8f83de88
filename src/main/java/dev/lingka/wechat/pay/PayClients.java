package dev.lingka.wechat.pay;

import dev.lingka.shared.InMerchant;
import dev.lingka.wechat.CredentialCache;
import dev.lingka.wechat.Credentials;
import dev.lingka.wechat.WechatConfig;
import dev.lingka.wechat.WechatPaths;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One client per merchant with WeChat Pay, built anew when the operator changed the keys. */
@ApplicationScoped
class PayClients {

    private final CredentialCache credentials;
    private final PayHost host;
    private final String publicUrl;
    private final Map<Integer, PayClient> clients = new ConcurrentHashMap<>();

    PayClients(CredentialCache credentials, PayHost host, WechatConfig config) {
        this.credentials = credentials;
        this.host = host;
        this.publicUrl = config.publicUrl().toString();
    }

    Uni<PayClient> of(InMerchant merchant) {
        return credentials.of(merchant).map(this::client);
    }

    private PayClient client(Credentials current) {
        return clients.compute(
                current.merchantId(),
                (merchant, known) -> known != null && known.revision() == current.revision()
                        ? known
                        : PayClient.of(
                                current, publicUrl + WechatPaths.notices(current.merchantCode()), host.client()));
    }
}
