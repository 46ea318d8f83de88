package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.http.Request;
import dev.lingka.sandbox.wechat.json.Json;

/** A call of the control API; an empty body is an empty object. */
record ControlCall(Request request, ObjectNode body) {

    static ControlCall of(Request request) {
        if (request.body().length == 0) {
            return new ControlCall(request, Json.object());
        }
        ObjectNode body = Json.object(request.body())
                .orElseThrow(() -> new ControlProblem(400, "the body must be one JSON object"));
        return new ControlCall(request, body);
    }

    String path(String name) {
        return request.path(name);
    }

    String text(String field, String byDefault) {
        return body.path(field).asText(byDefault);
    }

    String text(String field) {
        if (!body.hasNonNull(field)) {
            throw new ControlProblem(400, field + " is missing");
        }
        return body.get(field).asText();
    }

    boolean flag(String field, boolean byDefault) {
        return body.path(field).asBoolean(byDefault);
    }
}
