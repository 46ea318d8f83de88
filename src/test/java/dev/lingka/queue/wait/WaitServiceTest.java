package dev.lingka.queue.wait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.MerchantId;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waits of a store's own tickets, as they stand in the database. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class WaitServiceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final WaitService waits;
    private final Superuser database;
    private final Clock clock;
    private UUID store;
    private int merchant;

    WaitServiceTest(WaitService waits, Superuser database, Clock clock) {
        this.waits = waits;
        this.database = database;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        TestMerchant opened = TestMerchant.open();
        store = opened.storeId();
        merchant = (int) database.number("select id from merchant where code = '" + opened.code() + "'");
    }

    @Test
    void aNewStoreDoesNotKnowYet() throws Throwable {
        assertThat(range("small", 0)).isEmpty();
    }

    /** Four weeks with thirty tickets a day, one called each ten minutes: with one ahead it is twenty. */
    @Test
    void aStoreKnowsWhatItsOwnLineDid() throws Throwable {
        fourWeeks("small", 10);
        fourWeeks("large", 30);

        assertThat(range("small", 0)).hasValueSatisfying(range -> holds(range, 10));
        assertThat(range("small", 1)).hasValueSatisfying(range -> holds(range, 20));
        assertThat(range("large", 0)).hasValueSatisfying(range -> holds(range, 30));
        assertThat(range("none", 0)).isEmpty();
    }

    private static void holds(WaitRange range, int minutes) {
        assertThat(range.fromMinutes()).isBetween(minutes / 2, minutes);
        assertThat(range.toMinutes()).isBetween(minutes, minutes * 2);
    }

    private Optional<WaitRange> range(String line, int ahead) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> waits.of(new MerchantId(merchant), store, ZONE))
                .range(line, ahead, clock.instant());
    }

    private void fourWeeks(String line, int minutes) {
        database.run(
                "insert into queue_line (merchant_id, store_id, line, id, day) values (%d, '%s', '%s', uuid_v7(), %s)"
                        .formatted(merchant, store, line, "app_now()::date"));
        database.run(
                """
                insert into queue_ticket (merchant_id, id, store_id, line, day, number, party_size, source, state, place,
                    ahead_at_taking, calls, remote, terms, programme_version, taken_at, first_called_at, called_at,
                    ended_at, version, changed_by)
                select %1$d, uuid_v7(), '%2$s', '%3$s', day, n, 2, 'host', 'no_show', n, 0, 1, false, '{}', 1,
                       opens + n * wait, opens + (n + 1) * wait, opens + (n + 1) * wait, opens + (n + 1) * wait, n, n
                  from generate_series(1, 28) as age
                 cross join generate_series(1, 30) as n
                 cross join lateral (select ((app_now() at time zone 'Asia/Shanghai')::date - age) as day,
                                            interval '%4$d minutes' as wait) as one
                 cross join lateral (select (day + time '10:00') at time zone 'Asia/Shanghai' as opens) as other
                """
                        .formatted(merchant, store, line, minutes));
    }
}
