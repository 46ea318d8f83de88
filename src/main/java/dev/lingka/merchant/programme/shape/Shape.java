package dev.lingka.merchant.programme.shape;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;

/** What a value of a document may be. */
public sealed interface Shape {

    /** An object with these fields and no others, in the record's order. */
    record Fields(Map<String, Field> fields) implements Shape {}

    /** A list; things with a {@code code} have one of their own each. */
    record Items(Field item) implements Shape {}

    /** An object with keys of the writer's own. */
    record Entries(Field key, Field value) implements Shape {}

    /** One of these words. */
    record Choice(List<String> words) implements Shape {}

    record Plain(Kind kind) implements Shape {}

    /** Left to the JSON reader: a type with a reader of its own. */
    record Free() implements Shape {}

    /** Kinds of plain values. */
    enum Kind {
        TEXT,
        WHOLE,
        SMALL_WHOLE,
        NUMBER,
        YES_NO,
        MOMENT,
        DAY,
        TIME,
        LENGTH
    }

    /**
     * A place for a value.
     *
     * @param primitive whether it can be neither left out nor null
     * @param constraints of Bean Validation
     */
    record Field(Shape shape, boolean primitive, List<Annotation> constraints) {

        public Field {
            constraints = List.copyOf(constraints);
        }
    }
}
