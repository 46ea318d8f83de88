package dev.lingka.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The checks are worth something only if they see: each test spoils production's manifests in one place. */
class ManifestMutationTest {

    @Test
    void misspeltFieldIsSeen() {
        assertThat(after(prod -> rename((ObjectNode) prod.server(), "readinessProbe", "readynessProbe")))
                .containsExactly("Deployment lingka.spec.template.spec.containers[]: unknown field readynessProbe");
    }

    @Test
    void misspeltFieldOfAnOperatorsKindIsSeen() {
        assertThat(after(prod -> rename(spec(prod, "Cluster"), "instances", "instance")))
                .anyMatch(fault -> fault.startsWith("Cluster lingka-db"));
    }

    @Test
    void misspeltFieldDeepInAnOperatorsKindIsSeen() {
        assertThat(after(prod -> rename(
                        (ObjectNode) prod.only("Cluster").at("/spec/postgresql/synchronous"), "number", "numbers")))
                .anyMatch(fault -> fault.startsWith("Cluster lingka-db"));
    }

    @Test
    void unknownKindIsSeen() {
        assertThat(after(prod -> prod.only("Deployment").put("apiVersion", "apps/v1beta1")))
                .contains("Deployment lingka: nobody knows apps/v1beta1/Deployment");
    }

    @Test
    void wrongTypeIsSeen() {
        assertThat(after(prod -> spec(prod, "PodDisruptionBudget").put("selector", "lingka")))
                .anyMatch(fault -> fault.startsWith("PodDisruptionBudget lingka"));
    }

    @Test
    void unknownVariableIsSeen() {
        assertThat(after(prod -> ((ArrayNode) prod.server().path("env"))
                        .addObject()
                        .put("name", "LINGKA_WECHAT_OPENURL")
                        .put("value", "https://api.weixin.qq.com")))
                .containsExactly("lingka/lingka: no setting LINGKA_WECHAT_OPENURL");
    }

    @Test
    void unknownSettingOfTheFrameworkIsSeen() {
        assertThat(after(prod -> settings(prod).put("QUARKUS_DATASOURCE_JOB_REACTIVE_URL", "postgresql://elsewhere")))
                .containsExactly("no setting QUARKUS_DATASOURCE_JOB_REACTIVE_URL");
    }

    @Test
    void settingThatIsFixedByTheBuildIsSeen() {
        assertThat(after(prod -> settings(prod).put("QUARKUS_DATASOURCE_DB_KIND", "mysql")))
                .containsExactly("no setting QUARKUS_DATASOURCE_DB_KIND");
    }

    @Test
    void wrongPortIsSeen() {
        assertThat(after(prod -> ((ObjectNode) prod.server().at("/ports/0")).put("containerPort", 8081)))
                .containsExactly("lingka/lingka: nobody listens on 8081");
    }

    @Test
    void wrongProbeIsSeen() {
        assertThat(after(prod ->
                        ((ObjectNode) prod.server().at("/livenessProbe/httpGet")).put("path", "/q/health/alive")))
                .containsExactly("lingka/lingka: livenessProbe asks /q/health/alive");
    }

    @Test
    void probeOfANamelessPortIsSeen() {
        assertThat(after(prod -> ((ObjectNode) prod.server().at("/startupProbe/httpGet")).put("port", "web")))
                .containsExactly("lingka/lingka: startupProbe asks port web");
    }

    @Test
    void anotherVersionIsSeen() {
        assertThat(after(prod -> ((ObjectNode) prod.server()).put("image", "registry.example.com/lingka:0.0.9")))
                .containsExactly("lingka/lingka: image registry.example.com/lingka:0.0.9");
    }

    @Test
    void secretInTheOpenIsSeen() {
        assertThat(after(prod -> ((ObjectNode) prod.server().at("/env/1")).put("value", "hunter2")))
                .containsExactly("lingka/lingka: QUARKUS_DATASOURCE_PASSWORD stands in the open");
    }

    @Test
    void secretThatNobodyIsToldToMakeIsSeen() {
        assertThat(after(
                        prod -> ((ObjectNode) prod.server().at("/env/1/valueFrom/secretKeyRef")).put("name", "db-app")))
                .containsExactly("lingka/lingka: the README does not say of secret db-app");
    }

    @Test
    void budgetForNobodyIsSeen() {
        assertThat(after(prod -> ((ObjectNode) prod.named("PodDisruptionBudget", "lingka")
                                .orElseThrow()
                                .at("/spec/selector/matchLabels"))
                        .put("app.kubernetes.io/name", "linka")))
                .anyMatch(fault -> fault.startsWith("PodDisruptionBudget lingka selects nobody"));
    }

    @Test
    void anotherAddressOfTheDatabaseIsSeen() {
        assertThat(after(prod ->
                        settings(prod).put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://lingka-db-ro:5432/lingka")))
                .containsExactly("the database is at postgresql://lingka-db-rw:5432/lingka");
    }

    private static List<String> after(Consumer<Rendering> mutation) {
        Rendering prod = Rendering.of("overlays/prod");
        mutation.accept(prod);
        List<String> faults = new ArrayList<>(StrictReading.faults(prod));
        faults.addAll(Agreement.faults(prod));
        faults.addAll(References.faults(prod));
        return faults;
    }

    private static void rename(ObjectNode parent, String from, String to) {
        JsonNode value = parent.remove(from);
        assertThat(value).isNotNull();
        parent.set(to, value);
    }

    private static ObjectNode spec(Rendering rendering, String kind) {
        return (ObjectNode) rendering.all(kind).findFirst().orElseThrow().path("spec");
    }

    private static ObjectNode settings(Rendering rendering) {
        String map = rendering.server().at("/envFrom/0/configMapRef/name").asText();
        return (ObjectNode) rendering.named("ConfigMap", map).orElseThrow().path("data");
    }
}
