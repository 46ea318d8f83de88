package dev.lingka.sandbox.wechat.deliver;

import dev.lingka.sandbox.wechat.book.Delivery;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How one kind of delivery is wrapped for the wire, and when it counts as taken. */
public interface Carrier {
    /** A fresh request for this attempt: time, nonce and signature are new, the body stays. */
    HttpRequest request(Delivery delivery);

    boolean accepted(int status, String answer);

    /** Waiting times between attempts; after the last one the delivery is given up. */
    List<Duration> delays();

    /** A request that an honest receiver must refuse, sent before the true one. */
    default Optional<HttpRequest> probe(Delivery delivery) {
        return Optional.empty();
    }
}
