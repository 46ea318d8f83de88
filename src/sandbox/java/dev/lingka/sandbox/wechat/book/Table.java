package dev.lingka.sandbox.wechat.book;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Rows of one kind by key. Reading is free; writing belongs inside {@link Book#write}. */
public final class Table<T> {
    private final Book book;
    private final String name;
    private final Class<T> type;
    private final Map<String, T> rows = new ConcurrentHashMap<>();

    Table(Book book, String name, Class<T> type) {
        this.book = book;
        this.name = name;
        this.type = type;
    }

    public Optional<T> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    public List<T> all() {
        return List.copyOf(rows.values());
    }

    public List<T> where(Predicate<T> wanted) {
        return rows.values().stream().filter(wanted).toList();
    }

    public T put(String key, T row) {
        T old = rows.put(key, row);
        book.changed(new Book.Change(name, key, Json.tree(row), () -> restore(key, old)));
        return row;
    }

    public void remove(String key) {
        T old = rows.remove(key);
        if (old != null) {
            book.changed(new Book.Change(name, key, null, () -> restore(key, old)));
        }
    }

    private void restore(String key, T old) {
        if (old == null) {
            rows.remove(key);
        } else {
            rows.put(key, old);
        }
    }

    void replay(String key, JsonNode row) {
        if (row.isNull()) {
            rows.remove(key);
        } else {
            rows.put(key, Json.as(type, row));
        }
    }
}
