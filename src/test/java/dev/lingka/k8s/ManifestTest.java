package dev.lingka.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.k8s.Rendering.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Base and overlays, each rendered, read strictly and held against the application. */
class ManifestTest {

    /** For people, the operator and its stand-bys. */
    private static final int OTHER_CONNECTIONS = 20;

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void everyFieldIsOneThatKubernetesKnows(String folder) {
        assertThat(StrictReading.faults(Rendering.of(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void settingsImagesPortsAndProbesAreTheApplications(String folder) {
        assertThat(Agreement.faults(Rendering.of(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void whateverIsReferredToIsThere(String folder) {
        assertThat(References.faults(Rendering.of(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void everyContainerIsConfined(String folder) {
        for (Workload workload : Rendering.of(folder).workloads()) {
            assertThat(workload.spec().path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            assertThat(workload.spec().at("/securityContext/runAsNonRoot").asBoolean())
                    .isTrue();
            assertThat(workload.spec()
                            .at("/securityContext/seccompProfile/type")
                            .asText())
                    .isEqualTo("RuntimeDefault");
            assertThat(workload.containers()).isNotEmpty().allSatisfy(ManifestTest::isConfined);
        }
    }

    private static void isConfined(JsonNode container) {
        JsonNode context = container.path("securityContext");
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.at("/resources/requests/cpu").isMissingNode()).isFalse();
        assertThat(container.at("/resources/limits/memory")).isEqualTo(container.at("/resources/requests/memory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void noSecretIsInTheTree(String folder) {
        assertThat(Rendering.of(folder).all("Secret")).isEmpty();
    }

    @Test
    void onlyTheMigrationHoldsTheOwnersPasswordAndNoOther() {
        Rendering prod = Rendering.of("overlays/prod");

        for (Workload workload : prod.workloads()) {
            List<String> secrets = workload.containers()
                    .flatMap(container -> container.findValues("secretKeyRef").stream())
                    .map(Rendering::secretName)
                    .toList();
            if (workload.name().startsWith("lingka-migrate")) {
                assertThat(secrets).containsExactly("lingka-db-owner");
            } else {
                assertThat(secrets).doesNotContain("lingka-db-owner");
            }
        }
    }

    @Test
    void theMigrationIsThatOfTheVersion() {
        assertThat(Rendering.name(Rendering.of("base").only("Job")))
                .isEqualTo("lingka-migrate-" + Agreement.version().replace('.', '-'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void whatIsUnderWayIsFinishedBeforeTheEnd(String folder) {
        Rendering rendering = Rendering.of(folder);
        Duration delay = seconds(rendering.settings().get("QUARKUS_SHUTDOWN_DELAY"));
        Duration timeout = seconds(rendering.settings().get("QUARKUS_SHUTDOWN_TIMEOUT"));

        int grace = rendering
                .only("Deployment")
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asInt();

        assertThat(Duration.ofSeconds(grace)).isGreaterThan(delay.plus(timeout));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void theConnectionsOfAllReplicasFitTheDatabase(String folder) {
        Rendering rendering = Rendering.of(folder);
        KnownSettings settings = new KnownSettings();
        int each = Stream.of("reactive", "jobs.reactive", "jdbc")
                .mapToInt(pool -> Integer.parseInt(settings.byDefault("quarkus.datasource." + pool + ".max-size")))
                .sum();
        int replicas = rendering
                        .only("HorizontalPodAutoscaler")
                        .at("/spec/maxReplicas")
                        .asInt()
                + rendering
                        .only("Deployment")
                        .at("/spec/strategy/rollingUpdate/maxSurge")
                        .asInt();

        int most = rendering
                .only("Cluster")
                .at("/spec/postgresql/parameters/max_connections")
                .asInt();

        assertThat(replicas * each + OTHER_CONNECTIONS).isLessThanOrEqualTo(most);
    }

    /** As on a laptop: a plan that was made for an empty table is not kept for a minute of full load. */
    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void tablesThatHaveJustBegunAreCountedSoon(String folder) {
        assertThat(Rendering.of(folder)
                        .only("Cluster")
                        .at("/spec/postgresql/parameters/autovacuum_naptime")
                        .asText())
                .isEqualTo("15s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
    void thePublicReachesTheApiAndTheLinksAlone(String folder) {
        assertThat(Rendering.of(folder).only("Ingress").findValuesAsText("path"))
                .containsExactly("/api/", "/j/", "/o/");
    }

    @Test
    void productionWaitsForAStandByAndKeepsBackups() {
        Rendering prod = Rendering.of("overlays/prod");
        JsonNode cluster = prod.only("Cluster").path("spec");

        assertThat(cluster.path("instances").asInt()).isEqualTo(3);
        assertThat(cluster.at("/postgresql/synchronous/number").asInt()).isEqualTo(1);
        assertThat(cluster.at("/postgresql/synchronous/dataDurability").asText())
                .isEqualTo("required");
        assertThat(cluster.at("/plugins/0/parameters/barmanObjectName").asText())
                .isEqualTo(Rendering.name(prod.only("ObjectStore")));
        assertThat(prod.only("ScheduledBackup").at("/spec/cluster/name").asText())
                .isEqualTo(Rendering.name(prod.only("Cluster")));
    }

    /** The operator runs it and sets the passwords by itself; all else is what an administrator runs elsewhere. */
    @Test
    void theDatabasesRolesAreThoseOfTheBootstrapFile() throws IOException {
        String ours = Files.readAllLines(Path.of("src/main/resources/db/bootstrap.sql")).stream()
                .filter(line -> !line.matches("alter role \\w+ login password .*"))
                .collect(Collectors.joining("\n", "", "\n"));

        String theirs = Rendering.of("base")
                .named("ConfigMap", "lingka-db-bootstrap")
                .orElseThrow()
                .at("/data/bootstrap.sql")
                .asText();

        assertThat(theirs).isEqualTo(ours);
    }

    private static Duration seconds(String setting) {
        return Duration.parse("PT" + setting);
    }
}
