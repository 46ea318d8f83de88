package dev.lingka.k8s;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/** What kubectl makes of a folder under {@code k8s/}. A copy each time, so that a test may spoil it. */
public record Rendering(List<ObjectNode> documents) {

    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Where the manifests stand. */
    static final Path ROOT = Path.of("k8s");

    /** Skips the test, saying why, when there is no kubectl. */
    public static Rendering of(String folder) {
        Assumptions.assumeTrue(
                isOnThePath("kubectl"), "kubectl is missing (Debian: kubernetes-client), so k8s/ is not looked at");
        return read(TEXTS.computeIfAbsent(folder, Rendering::kustomize));
    }

    /** A thing that runs pods. */
    record Workload(String name, JsonNode labels, JsonNode spec) {

        Stream<JsonNode> containers() {
            return Stream.concat(elements(spec.path("initContainers")), elements(spec.path("containers")));
        }

        boolean isLingka() {
            return labels.path("app.kubernetes.io/name").asText().equals("lingka");
        }
    }

    Stream<ObjectNode> all(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind));
    }

    Optional<ObjectNode> named(String kind, String name) {
        return all(kind).filter(document -> name(document).equals(name)).findFirst();
    }

    /** The one of its kind. */
    ObjectNode only(String kind) {
        List<ObjectNode> found = all(kind).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " documents of kind " + kind);
        }
        return found.get(0);
    }

    List<Workload> workloads() {
        return documents.stream()
                .filter(document -> document.at("/spec/template/spec").isObject())
                .map(document -> new Workload(
                        name(document),
                        document.at("/spec/template/metadata/labels"),
                        document.at("/spec/template/spec")))
                .toList();
    }

    /** The replicas' own container. */
    JsonNode server() {
        return only("Deployment").at("/spec/template/spec/containers/0");
    }

    /** The settings that are no secrets, from whatever ConfigMap a container of Lingka takes its environment. */
    Map<String, String> settings() {
        String map = server().at("/envFrom/0/configMapRef/name").asText();
        Map<String, String> settings = new TreeMap<>();
        named("ConfigMap", map).map(document -> document.path("data").properties()).stream()
                .flatMap(Set::stream)
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        return settings;
    }

    /** Every name that is set in the replicas' environment. */
    public Stream<String> environment() {
        return Stream.concat(
                settings().keySet().stream(), elements(server().path("env")).map(variable -> variable.path("name")
                        .asText()));
    }

    /** A setting's plain value; one from a secret is only known to be there. */
    public Optional<String> value(String name) {
        return environment().filter(name::equals).findFirst().map(there -> settings()
                .getOrDefault(name, "from a secret"));
    }

    static String name(JsonNode document) {
        return document.at("/metadata/name").asText();
    }

    static String secretName(JsonNode reference) {
        return reference.path("name").asText();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Rendering read(String yaml) {
        try {
            return new Rendering(YAML.readerFor(ObjectNode.class)
                    .<ObjectNode>readValues(yaml)
                    .readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kustomize(String folder) {
        try {
            Process kubectl = new ProcessBuilder(
                            "kubectl", "kustomize", ROOT.resolve(folder).toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new AssertionError("kubectl does not render " + folder);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    }
}
