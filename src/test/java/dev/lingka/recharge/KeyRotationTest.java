package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.recharge.Payer.Purchase;
import dev.lingka.shared.crypto.SealedColumn;
import dev.lingka.shared.crypto.SealedColumns;
import dev.lingka.shared.crypto.SecretConfig;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.crypto.VaultRotation;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import dev.lingka.testing.WechatServices;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A new master key takes over all that an earlier one sealed, while people are still found by the same indexes. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class KeyRotationTest {

    /** Sealed under a person's own key, which is among the rotated; WeChat's token lives two hours. */
    private static final List<String> NOT_ROTATED = List.of(
            "card_document.document_sealed",
            "member.phone_sealed",
            "member.profile_sealed",
            "member_answers.answers_sealed",
            "member_identity.openid_sealed",
            "wechat_token.token_sealed");

    private final List<SealedColumns> features;
    private final VaultRotation rotation;
    private final SecretConfig secrets;
    private final Superuser database;

    KeyRotationTest(
            @All List<SealedColumns> features, VaultRotation rotation, SecretConfig secrets, Superuser database) {
        this.features = features;
        this.rotation = rotation;
        this.secrets = secrets;
        this.database = database;
    }

    @Test
    void knowsEverySealedColumnOfTheSchema() {
        List<String> sealed = database.column(
                """
                select table_name || '.' || column_name from information_schema.columns
                 where table_schema = 'public' and column_name like '%\\_sealed'""");

        assertThat(sealed)
                .filteredOn(column -> !NOT_ROTATED.contains(column))
                .containsExactlyInAnyOrderElementsOf(columns().stream()
                        .map(column -> column.table() + "." + column.column())
                        .toList());
    }

    @Test
    void sealsEverythingAnewAndLosesNobody() throws Throwable {
        RechargeWorld world = RechargeWorld.open();
        Payer payer = world.payer();
        Purchase paid = payer.hasRecharged(Payer.amount(5_000));
        payer.calls()
                .body(Map.of("buyerKind", "person", "buyer", "王小明", "email", "w@example.com"))
                .post("/api/v1/member/recharge-orders/{id}/invoice-request", paid.orderId())
                .then()
                .statusCode(201);
        String fresh = Base64.getEncoder().encodeToString(random());

        rotateTo(new Secrets(fresh, secrets.indexKey(), Optional.of(List.of(secrets.masterKey()))));
        assertThat(sealedUnder(secrets.masterKey())).isZero();
        rotateTo(new Secrets(secrets.masterKey(), secrets.indexKey(), Optional.of(List.of(fresh))));

        assertThat(sealedUnder(fresh)).isZero();
        assertThat(sealedUnder(secrets.masterKey())).isGreaterThan(4);
        payer.hasRecharged(Payer.amount(1_000));
        payer.calls().get("/api/v1/member/profile").then().statusCode(200);
    }

    private List<SealedColumn> columns() {
        return features.stream()
                .flatMap(feature -> feature.sealedColumns().stream())
                .toList();
    }

    private void rotateTo(Secrets under) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> rotation.sealAnew(new Vault(under)));
    }

    /** Values over all rotated columns that this key has sealed. */
    private long sealedUnder(String masterKey) {
        Vault.Place place = new Vault.Place("t", "c", 1, 1);
        String sample = new Vault(new Secrets(masterKey, secrets.indexKey(), Optional.empty())).seal("x", place);
        String prefix = sample.substring(0, sample.indexOf('.') + 1);
        return columns().stream()
                .mapToLong(column -> Long.parseLong(database.column("select count(*) from " + column.table()
                                + " where starts_with(" + column.column() + ", '" + prefix + "')")
                        .get(0)))
                .sum();
    }

    private static byte[] random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private record Secrets(String masterKey, String indexKey, Optional<List<String>> previousKeys)
            implements SecretConfig {}
}
