package dev.lingka.merchant.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A preset with something wrong in it, and what has to be said about that; see {@code programme/broken/README.md}. */
record BrokenProgramme(
        String preset,
        Map<String, JsonNode> set,
        List<String> remove,
        String field,
        String code,
        String en,
        String zh,
        Boolean schema) {

    private static final Path FOLDER = Path.of("src/test/resources/programme/broken");
    private static final ObjectMapper YAML = new YAMLMapper();

    static List<BrokenProgramme> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> Stream.of(read(file, BrokenProgramme[].class)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(Path file, Class<T> type) {
        try {
            return YAML.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static ObjectNode preset(String name) {
        return read(Path.of("src/main/resources/presets", name + ".yaml"), ObjectNode.class);
    }

    boolean isForTheSchema() {
        return schema == null || schema;
    }

    /** The preset, spoiled. */
    ObjectNode document() {
        ObjectNode document = preset(preset == null ? "tea-restaurant" : preset);
        if (set != null) {
            set.forEach((path, value) -> put(document, path, value));
        }
        if (remove != null) {
            remove.forEach(path -> put(document, path, null));
        }
        return document;
    }

    /** Objects on the way are made where there are none; null takes away. */
    private static void put(JsonNode from, String path, JsonNode value) {
        String[] steps = path.replaceAll("\\[(\\d+)]", ".$1").split("\\.");
        JsonNode node = from;
        for (int i = 0; i < steps.length - 1; i++) {
            node = step(node, steps[i]);
        }
        last(node, steps[steps.length - 1], value);
    }

    private static JsonNode step(JsonNode node, String step) {
        if (node instanceof ArrayNode list) {
            return list.get(Integer.parseInt(step));
        }
        JsonNode inside = node.get(step);
        return inside == null ? ((ObjectNode) node).putObject(step) : inside;
    }

    private static void last(JsonNode node, String step, JsonNode value) {
        if (node instanceof ObjectNode object) {
            if (value == null) {
                object.remove(step);
            } else {
                object.set(step, value);
            }
        } else if (node instanceof ArrayNode list) {
            int index = Integer.parseInt(step);
            if (value == null) {
                list.remove(index);
            } else if (index < list.size()) {
                list.set(index, value);
            } else {
                list.add(value);
            }
        }
    }

    @Override
    public String toString() {
        return field + " " + code + " " + (set == null ? remove : set);
    }
}
