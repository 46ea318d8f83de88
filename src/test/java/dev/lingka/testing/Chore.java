package dev.lingka.testing;

import io.smallrye.mutiny.Uni;

/** A job that comes by from time to time, done now: for tests that turn the calendar and do not wait for it. */
public interface Chore {

    /** What its lease is called, or would be. */
    String lease();

    Uni<Void> run();
}
