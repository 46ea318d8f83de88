package dev.lingka.sandbox.wechat.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lingka.sandbox.wechat.json.Json;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What goes back: header names keep their case on the wire. {@code seal} is put on at the very end, over the bytes that
 * are really sent, so that a fault may change the body before it is signed or the signature afterwards.
 */
public record Reply(int status, Map<String, String> headers, Buffer content, UnaryOperator<Reply> seal) {

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), Buffer.buffer(body), UnaryOperator.identity());
    }

    public static Reply json(int status, Object value) {
        return of(status, "application/json; charset=utf-8", Json.write(value).getBytes(UTF_8));
    }

    public static Reply noContent() {
        return new Reply(204, Map.of(), Buffer.buffer(), UnaryOperator.identity());
    }

    public byte[] body() {
        return content.getBytes();
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, content, seal);
    }

    public Reply without(String prefix) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.keySet().removeIf(name -> name.startsWith(prefix));
        return new Reply(status, fewer, content, seal);
    }

    public Reply with(byte[] otherBody) {
        return new Reply(status, headers, Buffer.buffer(otherBody), seal);
    }

    public Reply sealedBy(UnaryOperator<Reply> signer) {
        return new Reply(status, headers, content, signer);
    }

    public Reply sealed() {
        return seal.apply(this);
    }
}
