package dev.lingka.merchant.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two people do the same at the same moment: one has it, the other is told so. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class TwiceAtOnceTest {

    private static final int AT_ONCE = 8;

    @Test
    void oneStoreHasACode() {
        TestMerchant merchant = TestMerchant.open();

        List<Integer> answers = atOnce(merchant, "stores", Map.of("code", "twice", "name", "Twice"));

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void oneTerminalHasAClientId() {
        TestMerchant merchant = TestMerchant.open();

        List<Integer> answers = atOnce(
                merchant,
                "terminals",
                Map.of(
                        "storeId",
                        merchant.storeId(),
                        "name",
                        "till",
                        "clientId",
                        "twice@" + merchant.code(),
                        "chargeLimitFen",
                        1_000));

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    }

    private static List<Integer> atOnce(TestMerchant merchant, String path, Map<String, ?> body) {
        return AtOnce.all(Collections.nCopies(AT_ONCE, () -> merchant.as("owner")
                .body(body)
                .post("/api/v1/staff/" + path)
                .statusCode()));
    }
}
