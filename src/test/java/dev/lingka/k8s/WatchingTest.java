package dev.lingka.k8s;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Kubernetes, Prometheus and Grafana ask for is what the running application answers. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class WatchingTest {

    /** Prometheus' own, and what it adds to each sample. */
    private static final Set<String> PROMETHEUS = Set.of("up");

    private static final Set<String> ADDED = Set.of("job", "namespace", "instance", "pod", "le");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyProbeIsAnswered() {
        JsonNode server = Rendering.of("overlays/prod").server();

        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            given().get(server.path(probe).at("/httpGet/path").asText()).then().statusCode(200);
        }
    }

    @Test
    void prometheusIsAnswered() {
        JsonNode monitor = Rendering.of("overlays/prod").only("ServiceMonitor");

        given().get(monitor.at("/spec/endpoints/0/path").asText()).then().statusCode(200);
    }

    @Test
    void everyMetricOfTheAlertsIsThere() {
        Set<String> recorded = new TreeSet<>(rules().findValuesAsText("record"));
        Set<String> metrics = new TreeSet<>();
        Set<String> labels = new TreeSet<>();
        expressions(rules()).map(PromQl::of).forEach(found -> {
            metrics.addAll(found.metrics());
            labels.addAll(found.labels());
        });
        metrics.removeAll(recorded);

        areThere(metrics, labels);
    }

    @Test
    void everyMetricOfTheDashboardIsThere() throws IOException {
        Set<String> metrics = new TreeSet<>();
        Set<String> labels = new TreeSet<>();
        expressions(dashboard()).map(PromQl::of).forEach(found -> {
            metrics.addAll(found.metrics());
            labels.addAll(found.labels());
        });

        areThere(metrics, labels);
    }

    @Test
    void everyAlertSaysWhereItIsExplained() throws IOException {
        Set<String> headings = headings(Path.of("docs/operations.md"));

        for (JsonNode rule : rules().findParents("alert")) {
            String anchor = kebab(rule.path("alert").asText());
            assertThat(rule.at("/annotations/runbook").asText()).isEqualTo("docs/operations.md#" + anchor);
            assertThat(headings).contains(anchor);
        }
    }

    /** As they are linked to. */
    private static Set<String> headings(Path page) throws IOException {
        try (Stream<String> lines = Files.lines(page)) {
            return lines.filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("#+ ", "")
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\w -]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toSet());
        }
    }

    private static void areThere(Set<String> metrics, Set<String> labels) {
        TestMerchant.open();
        Set<String> shownMetrics = new TreeSet<>(PROMETHEUS);
        Set<String> shownLabels = new TreeSet<>(ADDED);
        given().get("/q/metrics")
                .asString()
                .lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(sample -> {
                    shownMetrics.add(sample.group(1));
                    if (sample.group(2) != null) {
                        LABEL.matcher(sample.group(2)).results().forEach(label -> shownLabels.add(label.group(1)));
                    }
                });
        assertThat(metrics).hasSizeGreaterThan(8).isSubsetOf(shownMetrics);
        assertThat(labels).isSubsetOf(shownLabels);
    }

    private static JsonNode rules() {
        return Rendering.of("overlays/prod").only("PrometheusRule");
    }

    private static JsonNode dashboard() throws IOException {
        return JSON.readTree(Rendering.of("overlays/prod")
                .named("ConfigMap", "lingka-dashboard")
                .orElseThrow()
                .at("/data/lingka-dashboard.json")
                .asText());
    }

    private static Stream<String> expressions(JsonNode document) {
        return document.findValues("expr").stream().map(JsonNode::asText);
    }

    /** {@code LingkaOutboxOld} is explained under {@code lingka-outbox-old}. */
    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
