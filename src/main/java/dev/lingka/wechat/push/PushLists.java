package dev.lingka.wechat.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the entries of a subscription event. In XML they stand in a wrapper that is named after the event, in JSON
 * right under the root; and one entry alone is an object, several are an array.
 */
final class PushLists {

    private static final String LIST = "List";

    private PushLists() {}

    static List<JsonNode> of(JsonNode body) {
        return Stream.concat(Stream.of(body), children(body))
                .map(parent -> parent.path(LIST))
                .filter(JsonNode::isContainerNode)
                .findFirst()
                .map(list -> list.isArray() ? children(list).toList() : List.of(list))
                .orElse(List.of());
    }

    private static Stream<JsonNode> children(JsonNode parent) {
        return StreamSupport.stream(parent.spliterator(), false);
    }
}
