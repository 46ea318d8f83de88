package dev.lingka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.Tokens;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Services.class)
class EmbeddedDefaultTest {
    @Inject
    Pool pool;

    @Inject
    @ReactiveDataSource("jobs")
    Pool jobs;

    @Inject
    RedisDataSource redis;

    @Test
    void isReady() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void theDatabaseIsDurable(String setting) {
        assertThat(row(pool, "show " + setting).getString(0)).isEqualTo("on");
    }

    @Test
    void theDatabaseSpeaksUtc() {
        assertThat(row(pool, "show timezone").getString(0)).isEqualTo("UTC");
    }

    @Test
    void neitherApplicationNorJobsPassByRowLevelSecurity() {
        assertThat(whoAmI(pool)).isEqualTo("lingka_app false false");
        assertThat(whoAmI(jobs)).isEqualTo("lingka_jobs false false");
    }

    @Test
    void theApplicationOwnsNothing() {
        Row owned = row(pool, "select count(*) from pg_class where relowner = current_user::regrole");

        assertThat(owned.getLong(0)).isZero();
        assertThat(row(pool, "select has_schema_privilege('public', 'create')").getBoolean(0))
                .isFalse();
    }

    @Test
    void migrationsRunAsTheOwnerOfTheSchema() {
        String schemaOwner = "select nspowner::regrole::text from pg_namespace where nspname = 'public'";

        assertThat(row(pool, schemaOwner).getString(0)).isEqualTo("lingka_owner");
        assertThat(row(pool, "select tableowner from pg_tables where tablename = 'flyway_schema_history'")
                        .getString(0))
                .isEqualTo("lingka_owner");
    }

    @Test
    void aStatementEndsBeforeTheRequestDoes() {
        assertThat(row(pool, "show statement_timeout").getString(0)).isEqualTo("10s");
    }

    @Test
    void redisAnswers() {
        redis.value(String.class).setex("embedded-default-test", 5, "here");

        assertThat(redis.value(String.class).get("embedded-default-test")).isEqualTo("here");
    }

    @Test
    void aStaffTokenNamesPersonAndMerchantAndNoRole() {
        JsonNode claims = Tokens.claims(Tokens.staff("cashier@tea"));

        assertThat(claims.get("sub").asText()).isEqualTo("cashier@tea");
        assertThat(claims.get("merchant").asText()).isEqualTo("tea");
        assertThat(claims.get("preferred_username").asText()).isEqualTo("cashier@tea");
        assertThat(claims.toString()).contains("lingka-staff");
        assertThat(claims.has("roles")).isFalse();
    }

    @Test
    void onlyTheOperatorIsNamedAsOne() {
        JsonNode claims = Tokens.claims(Tokens.staff("operator"));

        assertThat(claims.get("roles").toString()).isEqualTo("[\"operator\"]");
        assertThat(claims.has("merchant")).isFalse();
        assertThat(Tokens.claims(Tokens.terminal("operator")).has("roles")).isFalse();
    }

    @Test
    void aTerminalHasItsOwnIdentity() {
        JsonNode claims = Tokens.claims(Tokens.terminal("till-1@tea"));

        assertThat(claims.get("sub").asText()).isEqualTo("till-1@tea");
        assertThat(claims.get("merchant").asText()).isEqualTo("tea");
    }

    private static String whoAmI(Pool pool) {
        Row row = row(pool, "select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user");
        return row.getString(0) + " " + row.getBoolean(1) + " " + row.getBoolean(2);
    }

    private static Row row(Pool pool, String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next();
    }
}
