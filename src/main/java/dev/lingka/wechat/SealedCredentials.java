package dev.lingka.wechat;

import dev.lingka.shared.crypto.SealedColumn;
import dev.lingka.shared.crypto.SealedColumns;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.wechat.Credentials.App;
import dev.lingka.wechat.Credentials.Pay;
import dev.lingka.wechat.Credentials.Push;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Moves keys between their sealed and their open form; each sealed value is bound to its merchant and column. */
@ApplicationScoped
class SealedCredentials implements SealedColumns {

    private static final String TABLE = "wechat_credential";

    private final Vault vault;

    SealedCredentials(Vault vault) {
        this.vault = vault;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return Stream.of(
                        "app_secret_sealed",
                        "official_app_secret_sealed",
                        "private_key_sealed",
                        "api_v3_key_sealed",
                        "push_token_sealed",
                        "push_aes_key_sealed")
                .map(column -> new SealedColumn(TABLE, column, "merchant_id"))
                .toList();
    }

    Credentials open(WechatCredential row) {
        return new Credentials(
                row.merchantId,
                row.merchantCode,
                row.revision,
                miniProgram(row),
                officialAccount(row),
                payment(row),
                pushing(row));
    }

    void keep(WechatCredential row, App miniProgram) {
        row.appId = miniProgram.appId();
        row.appSecretSealed = seal(row, "app_secret_sealed", miniProgram.secret());
    }

    void keepOfficial(WechatCredential row, App official) {
        row.officialAppId = official.appId();
        row.officialAppSecretSealed = seal(row, "official_app_secret_sealed", official.secret());
    }

    void keep(WechatCredential row, Pay pay) {
        row.mchId = pay.mchId();
        row.merchantSerial = pay.merchantSerial();
        row.privateKeySealed = seal(row, "private_key_sealed", pay.privateKeyPem());
        row.apiV3KeySealed = seal(row, "api_v3_key_sealed", pay.apiV3Key());
        row.publicKeyId = pay.publicKeyId();
        row.publicKey = pay.publicKeyPem();
    }

    void keep(WechatCredential row, Push push) {
        row.pushTokenSealed = seal(row, "push_token_sealed", push.token());
        row.pushAesKeySealed =
                push.aesKey().map(key -> seal(row, "push_aes_key_sealed", key)).orElse(null);
    }

    private App miniProgram(WechatCredential row) {
        return new App(row.appId, open(row, "app_secret_sealed", row.appSecretSealed));
    }

    private Optional<App> officialAccount(WechatCredential row) {
        return Optional.ofNullable(row.officialAppId)
                .map(appId -> new App(appId, open(row, "official_app_secret_sealed", row.officialAppSecretSealed)));
    }

    private Optional<Pay> payment(WechatCredential row) {
        return Optional.ofNullable(row.mchId)
                .map(mchId -> new Pay(
                        mchId,
                        row.merchantSerial,
                        open(row, "private_key_sealed", row.privateKeySealed),
                        open(row, "api_v3_key_sealed", row.apiV3KeySealed),
                        row.publicKeyId,
                        row.publicKey));
    }

    private Optional<Push> pushing(WechatCredential row) {
        return Optional.ofNullable(row.pushTokenSealed)
                .map(token -> new Push(
                        open(row, "push_token_sealed", token),
                        Optional.ofNullable(row.pushAesKeySealed).map(key -> open(row, "push_aes_key_sealed", key))));
    }

    private String seal(WechatCredential row, String column, String value) {
        return vault.seal(value, place(row, column));
    }

    private String open(WechatCredential row, String column, String sealed) {
        return vault.open(sealed, place(row, column));
    }

    private static Vault.Place place(WechatCredential row, String column) {
        return new Vault.Place(TABLE, column, row.merchantId, row.merchantId);
    }
}
