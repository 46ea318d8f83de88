package dev.lingka.sandbox.wechat.pay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lingka.sandbox.wechat.crypt.Random;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** One attempt to bring a notice, as it goes over the wire: it can be sent, or given to somebody who sends it. */
public record NoticeLetter(String url, Map<String, String> headers, String body) {

    /** With the headers that all of WeChat's notices have, besides those of the signature. */
    static NoticeLetter of(String url, Map<String, String> signature, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "Mozilla/4.0");
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "*/*");
        headers.put("Request-ID", "08" + Random.hex(30) + "-0");
        headers.putAll(signature);
        return new NoticeLetter(url, headers, body);
    }

    public HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
        headers.forEach(request::header);
        return request.build();
    }
}
