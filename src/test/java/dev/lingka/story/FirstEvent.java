package dev.lingka.story;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The beginning of a stream of Server-Sent Events, up to the end of the first; then the caller hangs up. */
final class FirstEvent implements BodySubscriber<byte[]> {

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> first = new CompletableFuture<>();
    private Flow.Subscription stream;

    private FirstEvent() {}

    /** Of an answer that is no stream, all of it. */
    static BodySubscriber<byte[]> orAll(HttpResponse.ResponseInfo answer) {
        boolean isStream = answer.headers()
                .firstValue("content-type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        return isStream ? new FirstEvent() : BodySubscribers.ofByteArray();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return first;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        stream = subscription;
        stream.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            read.writeBytes(bytes);
        }
        if (read.toString(StandardCharsets.UTF_8).contains("\n\n")) {
            first.complete(read.toByteArray());
            stream.cancel();
        }
    }

    @Override
    public void onError(Throwable broken) {
        first.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        first.complete(read.toByteArray());
    }
}
