package dev.lingka.shared.http;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of a list.
 *
 * @param nextCursor give it back as {@code cursor} for the next page; null on the last one
 */
public record Page<T>(List<T> items, @Schema(nullable = true) String nextCursor) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    /** A page of at most {@code limit} out of up to {@code limit + 1} rows that were read. */
    public static <T> Page<T> of(List<T> read, int limit, Function<T, Cursor> cursor) {
        if (read.size() <= limit) {
            return new Page<>(read, null);
        }
        List<T> items = read.subList(0, limit);
        return new Page<>(List.copyOf(items), cursor.apply(items.get(limit - 1)).encode());
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}
