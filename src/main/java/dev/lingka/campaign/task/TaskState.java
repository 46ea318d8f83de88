package dev.lingka.campaign.task;

import java.util.Locale;

/** Where a task stands. */
enum TaskState {
    OPEN,
    DONE,
    /** Nobody has to do it any more: the campaign was stopped, or the member is gone. */
    DROPPED;

    /** For query parameters; an unknown name is an {@link IllegalArgumentException}. */
    static TaskState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
