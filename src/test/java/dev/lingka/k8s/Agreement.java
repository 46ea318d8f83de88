package dev.lingka.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.k8s.Rendering.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the manifests and the application do not agree, in words. Nothing, when they do. */
final class Agreement {

    /** The paths of Quarkus' health extension, which answer on the application's port. */
    private static final Set<String> PROBES = Set.of("/q/health/started", "/q/health/live", "/q/health/ready");

    private static final List<String> KINDS_OF_PROBE = List.of("startupProbe", "livenessProbe", "readinessProbe");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>lingka</artifactId>\\s*<version>([^<]+)</version>");

    private static final KnownSettings KNOWN = new KnownSettings();

    private final Rendering rendering;
    private final List<String> faults = new ArrayList<>();

    private Agreement(Rendering rendering) {
        this.rendering = rendering;
    }

    static List<String> faults(Rendering rendering) {
        Agreement agreement = new Agreement(rendering);
        rendering.workloads().forEach(agreement::workload);
        agreement.settings();
        return agreement.faults;
    }

    static String version() {
        try {
            Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
            if (!version.find()) {
                throw new AssertionError("no version in pom.xml");
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void settings() {
        if (rendering.settings().isEmpty()) {
            faults.add("the replicas have no settings");
        }
        rendering.settings().keySet().stream()
                .filter(name -> !KNOWN.knows(name))
                .forEach(name -> faults.add("no setting " + name));
    }

    private void workload(Workload workload) {
        workload.containers().forEach(container -> {
            String place = workload.name() + "/" + container.path("name").asText();
            image(workload, container.path("image").asText(), place);
            probes(container, place);
            references(container, place);
            if (workload.isLingka()) {
                ports(container, place);
                environment(container, place);
            }
        });
    }

    private void image(Workload workload, String image, String place) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        if (workload.isLingka() != name.equals("lingka:" + version())) {
            faults.add(place + ": image " + image);
        }
        if (!name.contains(":") || name.endsWith(":latest")) {
            faults.add(place + ": image " + image + " may be any");
        }
    }

    private void ports(JsonNode container, String place) {
        container.path("ports").forEach(port -> {
            if (!port.path("containerPort").asText().equals(KNOWN.byDefault("quarkus.http.port"))) {
                faults.add(place + ": nobody listens on " + port.path("containerPort"));
            }
        });
    }

    private void probes(JsonNode container, String place) {
        for (String kind : KINDS_OF_PROBE) {
            JsonNode request = container.path(kind).path("httpGet");
            JsonNode port = Stream.of(request, container.path(kind).path("tcpSocket"))
                    .map(probe -> probe.path("port"))
                    .filter(JsonNode::isValueNode)
                    .findFirst()
                    .orElse(request);
            if (port.isValueNode() && !hasPort(container, port.asText())) {
                faults.add(place + ": " + kind + " asks port " + port.asText());
            }
            if (request.isObject() && !PROBES.contains(request.path("path").asText())) {
                faults.add(place + ": " + kind + " asks " + request.path("path").asText());
            }
        }
    }

    private static boolean hasPort(JsonNode container, String name) {
        return Rendering.elements(container.path("ports"))
                .anyMatch(port -> port.path("name").asText().equals(name));
    }

    private void environment(JsonNode container, String place) {
        container.path("env").forEach(variable -> {
            String name = variable.path("name").asText();
            if (!KNOWN.knows(name)) {
                faults.add(place + ": no setting " + name);
            }
            if (isSecret(name) && variable.has("value")) {
                faults.add(place + ": " + name + " stands in the open");
            }
        });
    }

    private static boolean isSecret(String name) {
        return name.endsWith("_PASSWORD") || name.endsWith("_KEY") || name.endsWith("_KEYS");
    }

    /** Secrets are made by an operator, from the list in the README; all else must be in the same rendering. */
    private void references(JsonNode container, String place) {
        container.findValues("secretKeyRef").forEach(secret -> Stream.of("name", "key")
                .map(part -> secret.path(part).asText())
                .filter(word -> !Readme.names(word))
                .forEach(word -> faults.add(place + ": the README does not say of secret " + word)));
        container.path("envFrom").forEach(source -> {
            String map = source.at("/configMapRef/name").asText();
            if (rendering.named("ConfigMap", map).isEmpty()) {
                faults.add(place + ": no ConfigMap " + map);
            }
        });
    }
}
