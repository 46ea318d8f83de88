package dev.lingka.sandbox.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** A merchant of the demo as its YAML file describes it. */
record DemoMerchant(
        String code,
        String name,
        String preset,
        List<Map<String, Object>> staff,
        List<Map<String, Object>> stores,
        List<Terminal> terminals,
        List<Map<String, Object>> customers) {

    /** A till; {@code store} is the code of its store. */
    record Terminal(String clientId, String name, String store, long chargeLimitFen) {}

    static List<DemoMerchant> all() throws IOException {
        ObjectMapper yaml = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
                .build();
        try (InputStream file = DemoMerchant.class.getResourceAsStream("/demo/merchants.yaml")) {
            return yaml.readValue(file, new TypeReference<List<DemoMerchant>>() {});
        }
    }
}
