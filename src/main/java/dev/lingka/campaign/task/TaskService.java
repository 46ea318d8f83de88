package dev.lingka.campaign.task;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Shows tasks, and closes those that were done. */
@ApplicationScoped
class TaskService {

    private final TaskRepository tasks;
    private final MoneyFunctions functions;

    TaskService(TaskRepository tasks, MoneyFunctions functions) {
        this.tasks = tasks;
        this.functions = functions;
    }

    /** Newest first; state null for all. */
    Uni<Page<TaskView>> page(StaffActor by, TaskState state, UUID before, int limit) {
        return tasks.page(by, state, before, limit).map(read -> Page.of(read, limit, task -> Cursor.of(task.id())));
    }

    /** Throws NOT_FOUND, also for one of a store that is not theirs, and TASK_CLOSED. */
    Uni<TaskView> done(StaffActor by, UUID id, DoneTask done) {
        JsonObject args = new JsonObject().put("taskId", id.toString()).put("note", done.note());
        String key = Ids.next().toString();
        return found(by, id)
                .chain(() -> functions.call("staff_task_done", new Operation(by.actor(), key, key), args))
                .map(outcome -> outcome.expect("DONE", TaskProblem.class))
                .chain(() -> found(by, id));
    }

    private Uni<TaskView> found(StaffActor by, UUID id) {
        return tasks.find(by, id).map(found -> found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }
}
