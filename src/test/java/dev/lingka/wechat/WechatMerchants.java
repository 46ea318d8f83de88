package dev.lingka.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.shared.MerchantId;
import dev.lingka.testing.WechatLab;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes merchants that have an account at the sandbox. */
@ApplicationScoped
public class WechatMerchants {

    private final Pool pool;
    private final WechatCredentialService credentials;

    WechatMerchants(Pool pool, WechatCredentialService credentials) {
        this.pool = pool;
        this.credentials = credentials;
    }

    /** A merchant of ours and its account at WeChat. */
    public record Known(MerchantId id, String code, JsonNode wechat) {

        public String text(String field) {
            return wechat.get(field).asText();
        }
    }

    public Known open() {
        Known merchant = openWithoutKeys();
        enter(merchant, keys(merchant.wechat()));
        return merchant;
    }

    public Known openWithoutKeys() {
        String code = "m" + UUID.randomUUID().toString().substring(0, 8);
        int id = await(() -> pool.preparedQuery("insert into merchant (code, name) values ($1, $1) returning id")
                .execute(Tuple.of(code))
                .map(rows -> rows.iterator().next().getInteger(0)));
        return new Known(new MerchantId(id), code, WechatLab.merchant());
    }

    public WechatSettingsView enter(Known merchant, EnterCredentials keys) {
        return await(() -> credentials.enter(merchant.id(), merchant.code(), "operator:test", keys));
    }

    public static EnterCredentials keys(JsonNode wechat) {
        return new EnterCredentials(
                new EnterCredentials.MiniProgram(text(wechat, "appid"), text(wechat, "appSecret")),
                new EnterCredentials.MiniProgram(text(wechat, "officialAppid"), text(wechat, "officialAppSecret")),
                new EnterCredentials.Payment(
                        text(wechat, "mchid"),
                        text(wechat, "merchantSerial"),
                        text(wechat, "merchantPrivateKeyPem"),
                        text(wechat, "apiV3Key"),
                        text(wechat, "wechatPayPublicKeyId"),
                        text(wechat, "wechatPayPublicKeyPem")),
                new EnterCredentials.MessagePush(text(wechat, "pushToken"), text(wechat, "encodingAesKey")));
    }

    /** Runs it on a Vert.x context, as a request would. */
    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }
}
