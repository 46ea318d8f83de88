package dev.lingka.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.net.ConnectException;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;

class OutagesTest {

    /** The very words of the reactive client when the database was killed between two statements. */
    private static final Throwable CONNECTION_LOST =
            new NoStackTraceThrowable("Connection is not active now, current status: CLOSED");

    @Test
    void aConnectionThatBrokeBetweenTwoStatementsIsAnOutage() {
        assertThat(Outages.isOutage(CONNECTION_LOST)).isTrue();
    }

    @Test
    void soItIsWhenTheRollBackFailedOfItToo() {
        Throwable both = new CompositeException(new HibernateException(CONNECTION_LOST), CONNECTION_LOST);

        assertThat(Outages.isOutage(both)).isTrue();
    }

    @Test
    void aFullPoolAndARefusedConnectionAreOutages() {
        assertThat(Outages.isOutage(new NoStackTraceThrowable("Timeout"))).isTrue();
        assertThat(Outages.isOutage(new IllegalStateException(new ConnectException()))).isTrue();
    }

    @Test
    void whatIsWrongWithUsIsNone() {
        assertThat(Outages.isOutage(new IllegalStateException("a mistake of ours")))
                .isFalse();
        assertThat(Outages.isOutage(new JsonParseException(null, "an IOException by birth")))
                .isFalse();
    }
}
