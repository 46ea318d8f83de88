package dev.lingka.queue.board;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.queue.site.StoreKey;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.shared.database.MerchantReads;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All SQL of boards. */
@ApplicationScoped
class BoardReads {

    private static final String BOARD = "select queue_board($1, $2) as told";

    /** For all stores that a replica watches in one statement, whosever they are. */
    private static final String MARKS =
            """
            select s.merchant_id, s.store_id, queue_version(s.merchant_id, s.store_id) as version,
                   array(select id from queue_display d
                          where d.merchant_id = s.merchant_id and d.store_id = s.store_id
                            and d.revoked_at is null) as displays
              from unnest($1::integer[], $2::uuid[]) as s(merchant_id, store_id)""";

    private final MerchantReads reads;
    private final Pool jobs;

    BoardReads(MerchantReads reads, @ReactiveDataSource("jobs") Pool jobs) {
        this.reads = reads;
        this.jobs = jobs;
    }

    /** How a board is told from an older one. */
    record Mark(long version, Set<UUID> displays) {}

    Uni<BoardRows> board(StoreKey key) {
        return reads.list(key, BOARD, Tuple.of(key.merchantId(), key.storeId()), row -> rows(row.getJsonObject("told")))
                .map(found -> found.get(0));
    }

    Uni<Map<StoreKey, Mark>> marks(Collection<StoreKey> keys) {
        Integer[] merchants = keys.stream().map(StoreKey::merchantId).toArray(Integer[]::new);
        UUID[] stores = keys.stream().map(StoreKey::storeId).toArray(UUID[]::new);
        return jobs.preparedQuery(MARKS)
                .execute(Tuple.tuple().addArrayOfInteger(merchants).addArrayOfUUID(stores))
                .map(rows -> {
                    Map<StoreKey, Mark> marks = new HashMap<>();
                    rows.forEach(row -> marks.put(key(row), mark(row)));
                    return marks;
                });
    }

    private static StoreKey key(Row row) {
        return new StoreKey(row.getInteger("merchant_id"), row.getUUID("store_id"));
    }

    private static Mark mark(Row row) {
        return new Mark(
                row.getLong("version"),
                Arrays.stream(row.getArrayOfUUIDs("displays")).collect(Collectors.toSet()));
    }

    private static BoardRows rows(JsonObject told) {
        JsonArray waiting = told.getJsonArray("waiting");
        JsonArray called = told.getJsonArray("called");
        return new BoardRows(
                told.getLong("version"),
                told.getString("merchantName"),
                objects(told.getJsonArray("lines"))
                        .collect(Collectors.toMap(line -> line.getString("code"), BoardReads::state)),
                tickets(waiting),
                tickets(called),
                people(waiting, called),
                objects(told.getJsonArray("tables")).map(BoardReads::table).toList(),
                told.getJsonArray("displays").stream()
                        .map(id -> UUID.fromString((String) id))
                        .collect(Collectors.toSet()));
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    private static List<Ticket> tickets(JsonArray told) {
        return objects(told).map(Ticket::of).toList();
    }

    private static Map<UUID, UUID> people(JsonArray waiting, JsonArray called) {
        return Stream.of(waiting, called)
                .flatMap(BoardReads::objects)
                .filter(ticket -> ticket.getString("person") != null)
                .collect(Collectors.toMap(id("id"), id("person")));
    }

    private static Function<JsonObject, UUID> id(String name) {
        return ticket -> UUID.fromString(ticket.getString(name));
    }

    private static BoardRows.State state(JsonObject line) {
        return new BoardRows.State(
                line.getBoolean("paused"),
                LocalizedText.of(line.getJsonObject("message")),
                line.getLong("version"),
                undoable(line.getJsonObject("undoable")));
    }

    private static UndoableStep undoable(JsonObject step) {
        return step == null ? null : new UndoableStep(step.getString("kind"), step.getString("number"));
    }

    private static BoardTable table(JsonObject table) {
        String ticket = table.getString("ticketId");
        return new BoardTable(
                table.getString("code"),
                table.getInteger("seats"),
                table.getString("state"),
                ticket == null ? null : UUID.fromString(ticket));
    }
}
