package dev.lingka.shared.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;
import java.util.Locale;

/**
 * Reads a body up to the limit before anything else sees it: one that is too long, or never ends, gets 413, whether
 * or not it said its length; one that trickles in until its time is over gets 408, for no time-out of silence ends it.
 * Quarkus by itself would move a request above 10 KB to a worker thread, where a reactive transaction cannot run.
 * Forms are left to their own reader, which has its own limits.
 */
final class BoundedBody implements Handler<RoutingContext> {

    private static final int TIMEOUT = 408;

    private final BodyHandler reader;
    private final long maxMillis;

    BoundedBody(long maxBytes, Duration maxTime) {
        reader = BodyHandler.create(false).setBodyLimit(maxBytes);
        maxMillis = maxTime.toMillis();
    }

    /** A request without a body may have ended by now; a reader would wait for its end for ever. Its body is empty. */
    @Override
    public void handle(RoutingContext context) {
        if (isForm(context.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            context.next();
        } else if (hasNoBody(context.request())) {
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
            context.next();
        } else {
            hurry(context);
            reader.handle(context);
        }
    }

    private void hurry(RoutingContext context) {
        long timer = context.vertx().setTimer(maxMillis, late -> {
            if (!context.request().isEnded() && !context.response().ended()) {
                context.fail(TIMEOUT);
            }
        });
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }

    private static boolean hasNoBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean unannounced = length == null
                && request.version() != HttpVersion.HTTP_2
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
        return request.isEnded() || unannounced || "0".equals(length);
    }

    private static boolean isForm(String contentType) {
        String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
    }
}
