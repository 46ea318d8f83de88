package dev.lingka.campaign.task;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All reads of tasks: those of the reader's stores; those of no store for who is in all. */
@ApplicationScoped
class TaskRepository {

    private static final String TASK =
            """
            select t.id, t.member_id, t.store_id, t.words, t.due_on, t.state, t.note, t.created_at,
                   t.closed_by, t.closed_at
              from staff_task t
             where t.merchant_id = $1 and ($2 or t.store_id = any ($3)) and""";
    private static final String ONE = TASK + " t.id = $4";
    private static final String PAGE =
            TASK + " ($4::text is null or t.state = $4) and t.id < $5 order by t.id desc limit $6";

    private final MerchantReads reads;

    TaskRepository(MerchantReads reads) {
        this.reads = reads;
    }

    Uni<Optional<TaskView>> find(StaffActor reader, UUID id) {
        return reads.list(reader, ONE, of(reader).addUUID(id), TaskView::of)
                .map(rows -> rows.stream().findFirst());
    }

    /** Newest first, one row more than the page holds; state null for all. */
    Uni<List<TaskView>> page(StaffActor reader, TaskState state, UUID before, int limit) {
        Tuple parameters = of(reader)
                .addString(state == null ? null : state.text())
                .addUUID(Ids.orLast(before))
                .addInteger(limit + 1);
        return reads.list(reader, PAGE, parameters, TaskView::of);
    }

    private static Tuple of(StaffActor reader) {
        return Tuple.of(reader.merchantId(), reader.allStores(), reader.stores().toArray(UUID[]::new));
    }
}
