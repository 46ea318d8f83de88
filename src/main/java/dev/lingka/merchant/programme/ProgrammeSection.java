package dev.lingka.merchant.programme;

import dev.lingka.shared.problem.FieldError;
import java.util.List;

/**
 * A bean that owns one section of the programme document. Its type is a record of records; unknown fields are refused,
 * fields left out take their value from the defaults, and Bean Validation constraints on it are checked before
 * {@link #validate}.
 */
public interface ProgrammeSection<T> {

    /** The section's key in the document. */
    String name();

    Class<T> type();

    /** Rules under which a new merchant works at once. */
    T defaults();

    /**
     * What one field alone cannot say: codes that repeat, an order of limits.
     *
     * @param path of the section, to begin each field's path with, as in {@code cards} of {@code cards.kinds[0].code}
     */
    List<FieldError> validate(T section, String path);

    /**
     * What does not fit the other sections: a card kind, a tier or an offer that is named here and is not there. Asked
     * when every section by itself is valid.
     */
    default List<FieldError> disagreements(T section, Programme programme, String path) {
        return List.of();
    }
}
