package dev.lingka.merchant.programme;

import java.util.Map;

/** The rules of a merchant under one version. */
public final class Programme {

    private final int version;
    private final Map<Class<?>, Object> sections;

    Programme(int version, Map<Class<?>, Object> sections) {
        this.version = version;
        this.sections = Map.copyOf(sections);
    }

    /** Kept with whatever was decided under these rules. */
    public int version() {
        return version;
    }

    /** Throws {@link IllegalArgumentException} when no section has this type. */
    public <T> T section(Class<T> type) {
        Object section = sections.get(type);
        if (section == null) {
            throw new IllegalArgumentException("no programme section of " + type);
        }
        return type.cast(section);
    }
}
