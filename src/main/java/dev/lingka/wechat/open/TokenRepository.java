package dev.lingka.wechat.open;

import dev.lingka.shared.crypto.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** The shared token row of each app; every step is one statement. Tokens are sealed at rest. */
@ApplicationScoped
class TokenRepository {

    private static final String CLAIM = "select wechat_token_claim($1, $2, $3, $4, make_interval(secs => $5))";
    private static final String KEEP = "select wechat_token_keep($1, $2, $3, $4, make_interval(secs => $5))";
    private static final String RELEASE = "select wechat_token_release($1, $2, $3)";

    private final Pool pool;
    private final Vault vault;

    TokenRepository(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    /** What a claim was answered. */
    sealed interface Claim {

        /** A token that everybody may use. */
        record Current(AccessToken token) implements Claim {}

        /** This replica must fetch; the refused token is given so that it can be recognised. */
        record Fetch(Optional<String> refusedToken) implements Claim {}

        /** Another replica fetches. */
        record Wait() implements Claim {}
    }

    Uni<Claim> claim(TokenKey key, UUID holder, Long refusedGeneration, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(key.merchantId(), key.appId(), holder, refusedGeneration, seconds(lease)))
                .map(rows -> claim(key, rows.iterator().next().getJsonObject(0)));
    }

    /** Empty when the lease was lost. */
    Uni<Optional<Long>> keep(TokenKey key, UUID holder, String token, Duration useFor) {
        return pool.preparedQuery(KEEP)
                .execute(
                        Tuple.of(key.merchantId(), key.appId(), holder, vault.seal(token, place(key)), seconds(useFor)))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLong(0)));
    }

    Uni<Void> release(TokenKey key, UUID holder) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(key.merchantId(), key.appId(), holder))
                .replaceWithVoid();
    }

    private Claim claim(TokenKey key, JsonObject row) {
        return switch (row.getString("outcome")) {
            case "current" ->
                new Claim.Current(new AccessToken(
                        open(key, row.getString("token")),
                        row.getLong("generation"),
                        OffsetDateTime.parse(row.getString("refreshAt"))
                                .toInstant()
                                .toEpochMilli()));
            case "fetch" ->
                new Claim.Fetch(Optional.ofNullable(row.getString("token")).map(text -> open(key, text)));
            default -> new Claim.Wait();
        };
    }

    private String open(TokenKey key, String sealed) {
        return vault.open(sealed, place(key));
    }

    private static Vault.Place place(TokenKey key) {
        return new Vault.Place("wechat_token", "token_sealed", key.merchantId(), key.appId());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
