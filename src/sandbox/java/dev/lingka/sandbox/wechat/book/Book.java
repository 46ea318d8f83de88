package dev.lingka.sandbox.wechat.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All that the sandbox knows, in memory and in an append-only journal from which it is rebuilt at the start. A write is
 * one line, whole or not there. Nobody gets an answer before {@link #flush} has put what it says on the disk.
 */
public final class Book implements AutoCloseable {
    private final Map<String, Table<?>> tables = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Change> open = new ArrayList<>();
    private final Journal journal;

    public final Table<Platform> platform = table("platform", Platform.class);
    public final Table<Settings> settings = table("settings", Settings.class);
    public final Table<App> apps = table("app", App.class);
    public final Table<Merchant> merchants = table("merchant", Merchant.class);
    public final Table<User> users = table("user", User.class);
    public final Table<Account> accounts = table("account", Account.class);
    public final Table<Code> codes = table("code", Code.class);
    public final Table<Token> tokens = table("token", Token.class);
    public final Table<TokenState> tokenStates = table("tokenState", TokenState.class);
    public final Table<Order> orders = table("order", Order.class);
    public final Table<Prepay> prepays = table("prepay", Prepay.class);
    public final Table<Refund> refunds = table("refund", Refund.class);
    public final Table<Movement> movements = table("movement", Movement.class);
    public final Table<BillFile> bills = table("bill", BillFile.class);
    public final Table<Delivery> deliveries = table("delivery", Delivery.class);
    public final Table<Fault> faults = table("fault", Fault.class);
    public final Table<Scene> scenes = table("scene", Scene.class);
    public final Table<Template> templates = table("template", Template.class);
    public final Table<Credit> credits = table("credit", Credit.class);
    public final Table<Message> messages = table("message", Message.class);
    public final Table<Letter> letters = table("letter", Letter.class);
    public final Table<SmsFate> smsFates = table("smsFate", SmsFate.class);
    public final Table<Spoken> spoken = table("spoken", Spoken.class);
    public final Table<ClientId> clientIds = table("clientId", ClientId.class);
    public final Table<Shipping> shippings = table("shipping", Shipping.class);
    public final Table<JumpRule> jumpRules = table("jumpRule", JumpRule.class);

    record Change(String table, String key, ObjectNode row, Runnable undo) {}

    public Book(Path folder) {
        journal = new Journal(folder.resolve("wechat-book.jsonl"), this::replay);
    }

    private <T> Table<T> table(String name, Class<T> type) {
        Table<T> table = new Table<>(this, name, type);
        tables.put(name, table);
        return table;
    }

    /** Runs the work alone; its changes are one line of the journal, or none at all when it throws. */
    public <R> R write(Supplier<R> work) {
        lock.lock();
        try {
            R result = work.get();
            if (lock.getHoldCount() == 1) {
                commit();
            }
            return result;
        } catch (RuntimeException e) {
            undo();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    public void run(Runnable work) {
        write(() -> {
            work.run();
            return null;
        });
    }

    /** Waits until everything written so far is on the disk. */
    public void flush() {
        journal.flush();
    }

    void changed(Change change) {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a change of " + change.table() + " outside of a write");
        }
        open.add(change);
    }

    private void commit() {
        if (open.isEmpty()) {
            return;
        }
        ArrayNode line = Json.array();
        for (Change change : open) {
            line.addArray().add(change.table()).add(change.key()).add(change.row());
        }
        journal.append(Json.write(line));
        open.clear();
    }

    private void undo() {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).undo().run();
        }
        open.clear();
    }

    private void replay(String line) {
        for (JsonNode change : Json.parse(line)) {
            tables.get(change.get(0).textValue()).replay(change.get(1).textValue(), change.get(2));
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
