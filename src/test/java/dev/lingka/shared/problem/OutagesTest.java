package dev.lingka.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.net.ConnectException;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;

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

    /** The very words of the reactive client when the database was killed between two statements. */
    private static Throwable connectionLost() {
        return new NoStackTraceThrowable("Connection is not active now, current status: CLOSED");
    }
}
