package dev.lingka.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a document as the API server would with field validation {@code Strict}. Kubernetes' own kinds are read into
 * their classes, which keep unknown fields aside: there must be none, anywhere. Operators' kinds are held against our
 * own schemas, which know the fields that we use.
 */
final class StrictReading {

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class));

    private static final Set<String> OPERATORS_KINDS = Set.of(
            "postgresql.cnpg.io/v1/Cluster",
            "postgresql.cnpg.io/v1/ScheduledBackup",
            "barmancloud.cnpg.io/v1/ObjectStore",
            "monitoring.coreos.com/v1/ServiceMonitor",
            "monitoring.coreos.com/v1/PrometheusRule");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN = "additionalProperties";

    private StrictReading() {}

    static List<String> faults(Rendering rendering) {
        List<String> faults = new ArrayList<>();
        rendering.documents().forEach(document -> faults.addAll(faults(document)));
        return faults;
    }

    private static List<String> faults(JsonNode document) {
        String kind = document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
        String place = document.path("kind").asText() + " " + Rendering.name(document);
        if (OPERATORS_KINDS.contains(kind)) {
            return schemaFaults(document, place);
        }
        return KINDS.containsKey(kind)
                ? fieldFaults(document, KINDS.get(kind), place)
                : List.of(place + ": nobody knows " + kind);
    }

    private static List<String> fieldFaults(JsonNode document, Class<?> type, String place) {
        try {
            List<String> faults = new ArrayList<>();
            collect(JSON.treeToValue(document, type), place, faults);
            return faults;
        } catch (JsonProcessingException e) {
            return List.of(place + ": " + e.getOriginalMessage());
        }
    }

    private static void collect(Object value, String place, List<String> faults) {
        if (value instanceof Collection<?> many) {
            many.forEach(one -> collect(one, place + "[]", faults));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> collect(one, place + "." + key, faults));
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
            for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
                fields(type, value, place, faults);
            }
        }
    }

    private static void fields(Class<?> type, Object value, String place, List<String> faults) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            Object held = held(field, value);
            if (field.getName().equals(UNKNOWN)) {
                ((Map<?, ?>) held).keySet().forEach(key -> faults.add(place + ": unknown field " + key));
            } else {
                collect(held, place + "." + field.getName(), faults);
            }
        }
    }

    private static Object held(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> schemaFaults(JsonNode document, String place) {
        OutputUnit result = Validator.create(
                        schema(document.path("kind").asText()),
                        new JsonSchemaOptions()
                                .setDraft(Draft.DRAFT202012)
                                .setBaseUri("https://lingka.example")
                                .setOutputFormat(OutputFormat.Basic))
                .validate(new JsonObject(document.toString()));
        return Boolean.TRUE.equals(result.getValid())
                ? List.of()
                : result.getErrors().stream()
                        .map(error -> place + ": " + error.getInstanceLocation() + " " + error.getError())
                        .toList();
    }

    private static JsonSchema schema(String kind) {
        try (InputStream in = StrictReading.class.getResourceAsStream("/k8s/" + kind + ".json")) {
            return JsonSchema.of(new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
