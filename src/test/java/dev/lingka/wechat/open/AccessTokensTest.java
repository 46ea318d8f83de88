package dev.lingka.wechat.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatLab;
import dev.lingka.testing.WechatServices;
import dev.lingka.wechat.CredentialCache;
import dev.lingka.wechat.WechatMerchants;
import dev.lingka.wechat.WechatMerchants.Known;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances of {@link AccessTokens} stand for several replicas: each has a cache of its own. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class AccessTokensTest {

    private static final int CALLERS = 20;

    @Inject
    Pool pool;

    @Inject
    Vault vault;

    @Inject
    TokenFetcher fetcher;

    @Inject
    CredentialCache cache;

    @Inject
    WechatMerchants merchants;

    @Inject
    WechatOpenService open;

    private Known merchant;
    private OwnApp own;

    @BeforeEach
    void aMerchant() {
        merchant = merchants.open();
        own = OwnApp.miniProgram(WechatMerchants.await(() -> cache.of(merchant.id())));
    }

    @AfterEach
    void calm() {
        WechatLab.noFaults();
    }

    @Test
    void twentyCallersOnFourReplicasFetchOneToken() {
        List<AccessTokens> replicas =
                IntStream.range(0, 4).mapToObj(i -> replica()).toList();
        WechatLab.fault(Map.of("match", "POST /cgi-bin/stable_token", "mode", "slow", "delayMs", 400));

        List<AccessToken> tokens = together(replicas, null);

        assertThat(tokens).hasSize(CALLERS);
        assertThat(tokens.stream().map(AccessToken::value).distinct()).hasSize(1);
        assertThat(row().getLong("generation")).isEqualTo(1);
    }

    @Test
    void twentyCallersWhoseTokenIsRefusedFetchOneNewToken() {
        List<AccessTokens> replicas =
                IntStream.range(0, 4).mapToObj(i -> replica()).toList();
        AccessToken refused = together(replicas, null).get(0);

        List<AccessToken> tokens = together(replicas, refused);

        assertThat(tokens.stream().map(AccessToken::value).distinct()).hasSize(1);
        assertThat(tokens.get(0).value()).isNotEqualTo(refused.value());
        assertThat(row().getLong("generation")).isEqualTo(2);
    }

    @Test
    void aReplicaThatDiesWhileFetchingDoesNotBlockTheOthers() {
        TokenRepository tokens = new TokenRepository(pool, vault);
        TokenKey key = new TokenKey(merchant.id().merchantId(), merchant.text("appid"));
        WechatMerchants.await(() -> tokens.claim(key, UUID.randomUUID(), null, Duration.ofMillis(500)));

        AccessToken token = WechatMerchants.await(() -> replica().current(own));

        assertThat(token.generation()).isEqualTo(1);
    }

    @Test
    void aFailedFetchFreesTheLease() {
        WechatLab.fault(Map.of("match", "POST /cgi-bin/stable_token", "mode", "html_502"));
        assertThat(WechatMerchants.await(() -> replica()
                        .current(own)
                        .map(AccessToken::value)
                        .onFailure()
                        .recoverWithItem("none")))
                .isEqualTo("none");

        assertThat(row().getValue("lease_holder")).isNull();
        assertThat(WechatMerchants.await(() -> replica().current(own)).generation())
                .isEqualTo(1);
    }

    @Test
    void theTokenIsSealedAtRest() {
        AccessToken token = WechatMerchants.await(() -> replica().current(own));

        assertThat(row().getString("token_sealed")).doesNotContain(token.value());
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void aTokenThatSomebodyKilledElsewhereIsReplacedAndTheCallRepeatedOnce() {
        WechatMerchants.await(() -> open.storeCode(merchant.id(), "s=1", "pages/join/join"));
        JsonNode forced = WechatLab.post(
                "/cgi-bin/stable_token",
                Map.of(
                        "grant_type",
                        "client_credential",
                        "appid",
                        merchant.text("appid"),
                        "secret",
                        merchant.text("appSecret"),
                        "force_refresh",
                        true));
        assertThat(forced.has("access_token")).isTrue();

        byte[] picture = WechatMerchants.await(() -> open.storeCode(merchant.id(), "s=2", "pages/join/join"));

        assertThat(picture).isNotEmpty();
        assertThat(row().getLong("generation")).isEqualTo(2);
    }

    private AccessTokens replica() {
        return new AccessTokens(new TokenRepository(pool, vault), fetcher);
    }

    private List<AccessToken> together(List<AccessTokens> replicas, AccessToken refused) {
        return WechatMerchants.await(() -> Uni.join()
                .all(IntStream.range(0, CALLERS)
                        .mapToObj(caller -> replicas.get(caller % replicas.size()))
                        .map(replica -> refused == null ? replica.current(own) : replica.after(own, refused))
                        .toList())
                .andFailFast());
    }

    private Row row() {
        return WechatMerchants.await(() -> pool.withTransaction(connection -> connection
                .query("select set_config('app.merchant', '" + merchant.id().merchantId() + "', true)")
                .execute()
                .chain(() -> connection.query("select * from wechat_token").execute())
                .map(rows -> rows.iterator().next())));
    }
}
