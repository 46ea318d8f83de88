package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.http.Request;

/**
 * A call of the open platform.
 *
 * @param app the app whose access_token came with it; null for the few calls that take no token
 * @param body the JSON body of a POST, empty for a GET
 */
record OpenCall(App app, Request request, ObjectNode body) {

    String query(String name, int missingErrcode) {
        return request.query(name).orElseThrow(() -> new OpenProblem(missingErrcode, name + " missing"));
    }

    /** A text of the body; what is missing or no text is empty. */
    String text(String field) {
        return body.path(field).isTextual() ? body.get(field).textValue() : "";
    }
}
