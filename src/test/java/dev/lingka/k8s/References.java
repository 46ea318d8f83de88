package dev.lingka.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What points at something that is not there: selectors, names, addresses. */
final class References {

    private static final String DATABASE_LABEL = "cnpg.io/cluster";

    private final Rendering rendering;
    private final List<String> faults = new ArrayList<>();

    private References(Rendering rendering) {
        this.rendering = rendering;
    }

    static List<String> faults(Rendering rendering) {
        References references = new References(rendering);
        references.selectors();
        references.services();
        references.volumes();
        references.names();
        references.addresses();
        return references.faults;
    }

    private void selectors() {
        rendering.all("Service").forEach(service -> selects(service, service.at("/spec/selector")));
        rendering
                .all("PodDisruptionBudget")
                .forEach(budget -> selects(budget, budget.at("/spec/selector/matchLabels")));
        rendering.all("NetworkPolicy").forEach(policy -> {
            selects(policy, policy.at("/spec/podSelector/matchLabels"));
            ofOwnNamespace(policy).forEach(peer -> selects(policy, peer.at("/podSelector/matchLabels")));
        });
        for (JsonNode workload : rendering.documents()) {
            workload.at("/spec/template/spec/topologySpreadConstraints")
                    .forEach(spread -> selects(workload, spread.at("/labelSelector/matchLabels")));
        }
        if (rendering.all("NetworkPolicy").noneMatch(References::deniesAll)) {
            faults.add("nothing is denied by default");
        }
    }

    private static Stream<JsonNode> ofOwnNamespace(JsonNode policy) {
        return Stream.of("from", "to")
                .flatMap(side -> policy.findValues(side).stream())
                .flatMap(Rendering::elements)
                .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"));
    }

    private static boolean deniesAll(JsonNode policy) {
        return policy.at("/spec/podSelector").isEmpty()
                && policy.at("/spec/policyTypes").size() == 2
                && !policy.path("spec").has("ingress")
                && !policy.path("spec").has("egress");
    }

    private void selects(JsonNode document, JsonNode labels) {
        Predicate<JsonNode> matches = pod ->
                labels.properties().stream().allMatch(label -> label.getValue().equals(pod.path(label.getKey())));
        boolean databases = labels.has(DATABASE_LABEL)
                && rendering
                        .named("Cluster", labels.path(DATABASE_LABEL).asText())
                        .isPresent();
        if (!databases && rendering.workloads().stream().noneMatch(workload -> matches.test(workload.labels()))) {
            faults.add(document.path("kind").asText() + " " + Rendering.name(document) + " selects nobody: " + labels);
        }
    }

    private void services() {
        rendering
                .only("Ingress")
                .findValues("service")
                .forEach(backend -> hasPort(
                        backend.path("name").asText(), backend.at("/port/name").asText()));
        JsonNode monitored = rendering.only("ServiceMonitor").path("spec");
        ObjectNode service = rendering
                .all("Service")
                .filter(candidate -> monitored.at("/selector/matchLabels").equals(candidate.at("/metadata/labels")))
                .findFirst()
                .orElse(null);
        if (service == null) {
            faults.add("Prometheus finds no service");
        } else {
            hasPort(Rendering.name(service), monitored.at("/endpoints/0/port").asText());
        }
    }

    private void hasPort(String service, String port) {
        boolean there = rendering
                .named("Service", service)
                .filter(found ->
                        found.at("/spec/ports").findValuesAsText("name").contains(port))
                .isPresent();
        if (!there) {
            faults.add("no port " + port + " of service " + service);
        }
    }

    private void volumes() {
        rendering.workloads().forEach(workload -> {
            List<String> volumes = workload.spec().path("volumes").findValuesAsText("name");
            workload.containers()
                    .flatMap(container -> container.path("volumeMounts").findValuesAsText("name").stream())
                    .filter(mount -> !volumes.contains(mount))
                    .forEach(mount -> faults.add(workload.name() + ": no volume " + mount));
            workload.spec().path("volumes").findValues("configMap").stream()
                    .map(map -> map.path("name").asText())
                    .filter(map -> rendering.named("ConfigMap", map).isEmpty())
                    .forEach(map -> faults.add(workload.name() + ": no ConfigMap " + map));
        });
    }

    private void names() {
        JsonNode scaled = rendering.only("HorizontalPodAutoscaler").at("/spec/scaleTargetRef");
        isThere(scaled.path("kind").asText(), scaled.path("name").asText());
        rendering.workloads().stream()
                .map(workload -> workload.spec().path("serviceAccountName").asText(""))
                .filter(account -> !account.isEmpty())
                .forEach(account -> isThere("ServiceAccount", account));
        JsonNode cluster = rendering.only("Cluster").path("spec");
        cluster.findValues("configMapRefs")
                .forEach(maps -> maps.findValuesAsText("name").forEach(map -> isThere("ConfigMap", map)));
        Stream.concat(
                        cluster.findValues("secret").stream(),
                        Stream.concat(cluster.findValues("passwordSecret").stream(), backupSecrets()))
                .map(Rendering::secretName)
                .filter(secret -> !Readme.names(secret))
                .forEach(secret -> faults.add("the README does not say of secret " + secret));
    }

    private Stream<JsonNode> backupSecrets() {
        return rendering.all("ObjectStore").flatMap(store -> store.findValues("accessKeyId").stream());
    }

    private void isThere(String kind, String name) {
        if (rendering.named(kind, name).isEmpty()) {
            faults.add("no " + kind + " " + name);
        }
    }

    private void addresses() {
        Map<String, String> settings = rendering.settings();
        ObjectNode cluster = rendering.only("Cluster");
        String database = "postgresql://" + Rendering.name(cluster) + "-rw:5432/"
                + cluster.at("/spec/bootstrap/initdb/database").asText();
        if (!database.equals(settings.get("QUARKUS_DATASOURCE_REACTIVE_URL"))) {
            faults.add("the database is at " + database);
        }
        redis(settings);
        Ingresses.hosts(rendering)
                .filter(host -> !host.equals(
                        URI.create(settings.get("LINGKA_PUBLIC_URL")).getHost()))
                .forEach(host -> faults.add("LINGKA_PUBLIC_URL is not at " + host));
    }

    private void redis(Map<String, String> settings) {
        ObjectNode redis = rendering.only("StatefulSet");
        List<String> pods = Stream.iterate(0, i -> i + 1)
                .limit(redis.at("/spec/replicas").asInt())
                .map(i -> "redis://" + Rendering.name(redis) + "-" + i + "."
                        + redis.at("/spec/serviceName").asText() + ":26379")
                .toList();
        if (!String.join(",", pods).equals(settings.get("QUARKUS_REDIS_HOSTS"))) {
            faults.add("Sentinels are at " + pods);
        }
        String master = settings.get("QUARKUS_REDIS_MASTER_NAME");
        boolean watched = rendering
                .all("ConfigMap")
                .map(map -> map.at("/data/sentinel.conf").asText())
                .anyMatch(text -> text.contains("sentinel down-after-milliseconds " + master + " "));
        if (!watched) {
            faults.add("Sentinel watches no " + master);
        }
    }
}
