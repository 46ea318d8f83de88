package dev.lingka.merchant.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> merchant.as("owner")
                                    .body(body)
                                    .post("/api/v1/staff/" + path)
                                    .statusCode(),
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }
}
