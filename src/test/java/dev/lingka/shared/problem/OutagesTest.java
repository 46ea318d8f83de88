package dev.lingka.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import org.hibernate.HibernateException;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutagesTest {

    @Test
    void aConnectionThatBrokeBetweenTwoStatementsIsAnOutage() {
        assertThat(Outages.isOutage(connectionLost())).isTrue();
    }

    @Test
    void soItIsWhenTheRollBackFailedOfItToo() {
        Throwable both = new CompositeException(new HibernateException(connectionLost()), connectionLost());

        assertThat(Outages.isOutage(both)).isTrue();
    }

    @Test
    void aFullPoolAndARefusedConnectionAreOutages() {
        assertThat(Outages.isOutage(new NoStackTraceThrowable("Timeout"))).isTrue();
        assertThat(Outages.isOutage(new IllegalStateException(new ConnectException())))
                .isTrue();
    }

    @Test
    void whatIsWrongWithUsIsNone() {
        assertThat(Outages.isOutage(new IllegalStateException("a mistake of ours")))
                .isFalse();
        assertThat(Outages.isOutage(new JsonParseException(null, "an IOException by birth")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "57P01, true", // terminated by an administrator
        "40P01, true", // a deadlock
        "53300, true", // too many connections
        "23514, false", // a check that one row breaks
        "22021, false", // a character that PostgreSQL does not take
        "42P01, false", // a table that is not there
        "P0001, false" // what a function of ours raises
    })
    void theDatabasesOwnWordDecides(String state, boolean outage) {
        assertThat(Outages.isOutage(new IllegalStateException(ofTheDatabase(state))))
                .isEqualTo(outage);
    }

    @Test
    void twoAtOnceForOneNameAreAConflict() {
        assertThat(Outages.problem(ofTheDatabase("23505"), Logger.getLogger(OutagesTest.class)))
                .isEqualTo(CommonProblem.CONFLICT);
    }

    private static PgException ofTheDatabase(String state) {
        return new PgException("said so", "ERROR", state, "");
    }

    /** The very words of the reactive client when the database was killed between two statements. */
    private static Throwable connectionLost() {
        return new NoStackTraceThrowable("Connection is not active now, current status: CLOSED");
    }
}
