package dev.lingka.campaign.segment;

import java.util.ArrayList;
import java.util.List;

/** The parameters of a statement: values stand here, and in the SQL only their numbers. */
final class Args {

    private final List<Object> values = new ArrayList<>();

    Args(Object first) {
        values.add(first);
    }

    /** Keeps a value and gives what stands for it, as in {@code $3::bigint}. */
    String add(Object value, String type) {
        values.add(value);
        return "$" + values.size() + "::" + type;
    }

    String words(List<String> words) {
        return add(words.toArray(String[]::new), "text[]");
    }

    List<Object> values() {
        return List.copyOf(values);
    }
}
