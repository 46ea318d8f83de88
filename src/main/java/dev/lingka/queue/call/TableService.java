package dev.lingka.queue.call;

import dev.lingka.queue.QueueProblem;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The tables of a store, as far as the queue needs them. */
@ApplicationScoped
public class TableService {

    private final MoneyFunctions functions;

    TableService(MoneyFunctions functions) {
        this.functions = functions;
    }

    /** A new table is free; a known one gets so many seats and stays as it is. */
    public Uni<QueueTable> put(Operation operation, UUID storeId, String code, int seats) {
        return call("queue_table_put", operation, args(storeId, code).put("seats", seats));
    }

    /**
     * Says how a table is; whoever sat there by a ticket does so no more.
     *
     * @throws ProblemException NOT_FOUND; TABLE_TAKEN for people at a table that is not free
     */
    public Uni<QueueTable> change(Operation operation, UUID storeId, String code, TableState state) {
        return call("queue_table_state", operation, args(storeId, code).put("state", state.text()));
    }

    private static JsonObject args(UUID storeId, String code) {
        return new JsonObject().put("storeId", storeId.toString()).put("code", code);
    }

    private Uni<QueueTable> call(String function, Operation operation, JsonObject args) {
        return functions
                .call(function, operation, args)
                .map(outcome -> outcome.expect("TABLE", QueueProblem.class).figures())
                .map(QueueTable::of);
    }
}
