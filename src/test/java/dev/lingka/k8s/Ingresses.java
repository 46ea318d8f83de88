package dev.lingka.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Where the public comes in. */
final class Ingresses {

    private Ingresses() {}

    /** Every host that has a rule or a certificate. */
    static Stream<String> hosts(Rendering rendering) {
        JsonNode spec = rendering.only("Ingress").path("spec");
        return Stream.concat(
                spec.path("rules").findValuesAsText("host").stream(),
                spec.path("tls").findValues("hosts").stream()
                        .flatMap(Rendering::elements)
                        .map(JsonNode::asText));
    }
}
