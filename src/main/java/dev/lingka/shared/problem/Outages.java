package dev.lingka.shared.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Tells an outage of what we depend on, where trying again later helps, from a fault of our own. */
public final class Outages {

    /** Classes of SQLSTATE that no repetition mends: data, constraints, syntax and rights, what a function raises. */
    private static final List<String> FAULTS = List.of("22", "23", "42", "P0");

    /** The wait for a connection of the pool was too long. */
    private static final String POOL_TIMEOUT = "Timeout";

    /** The connection broke between two statements of a transaction. */
    private static final String CONNECTION_LOST = "Connection is not active now";

    private static final String UNIQUE_VIOLATION = "23505";

    private Outages() {}

    public static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException) {
                return false; // an IOException by birth, and a fault of ours
            }
            // Before the class that it is born of, which an outage is.
            if (cause instanceof PgException pg) {
                return FAULTS.stream().noneMatch(pg.getSqlState()::startsWith);
            }
            if (cause instanceof IOException || cause instanceof TimeoutException || cause instanceof VertxException) {
                return true;
            }
            if (isOfTheDatabaseClient(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** The reactive client has no classes for these: only their words tell them. */
    private static boolean isOfTheDatabaseClient(String message) {
        return message != null && (message.equals(POOL_TIMEOUT) || message.startsWith(CONNECTION_LOST));
    }

    /** What a failure that nobody foresaw is to the client; the log says the rest. */
    static CommonProblem problem(Throwable failure, Logger log) {
        if (isOutage(failure)) {
            log.warnf("outage cause=%s", root(failure).getClass().getName());
            return CommonProblem.UNAVAILABLE;
        }
        if (isConflict(failure)) {
            return CommonProblem.CONFLICT;
        }
        log.error("unforeseen failure", failure);
        return CommonProblem.INTERNAL_ERROR;
    }

    /** Two at once for what only one can have: a unique key took the first. */
    private static boolean isConflict(Throwable failure) {
        return failure != null
                && (UNIQUE_VIOLATION.equals(sqlState(failure))
                        || isConflict(failure.getCause())
                        || Stream.of(failure.getSuppressed()).anyMatch(Outages::isConflict));
    }

    /** The reactive client's exception, or the one that Hibernate makes of it. */
    private static String sqlState(Throwable failure) {
        if (failure instanceof PgException pg) {
            return pg.getSqlState();
        }
        return failure instanceof SQLException sql ? sql.getSQLState() : null;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
