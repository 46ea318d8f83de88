package dev.lingka.queue.line;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.queue.QueueProblem;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets hosts pause a line. Who waits already waits on, and is called on. */
@ApplicationScoped
public class LineService {

    private final MoneyFunctions functions;

    LineService(MoneyFunctions functions) {
        this.functions = functions;
    }

    /** @param message for those who come meanwhile; null for none */
    public Uni<Line> pause(Operation operation, UUID storeId, String line, LocalizedText message) {
        JsonObject words = message == null ? null : message.json();
        return call("PAUSED", operation, args(storeId, line).put("paused", true).put("message", words));
    }

    public Uni<Line> resume(Operation operation, UUID storeId, String line) {
        return call("RESUMED", operation, args(storeId, line).put("paused", false));
    }

    private static JsonObject args(UUID storeId, String line) {
        return new JsonObject().put("storeId", storeId.toString()).put("line", line);
    }

    private Uni<Line> call(String done, Operation operation, JsonObject args) {
        return functions
                .call("queue_pause", operation, args)
                .map(outcome -> outcome.expect(done, QueueProblem.class).figures())
                .map(Line::of);
    }
}
