package dev.lingka.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.Test;

/** What is old goes, what somebody still needs stays. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class PurgeTest {

    private static final String OUTBOX =
            """
            insert into outbox_event (merchant_id, type, aggregate, payload, created_at)
            select m.id, 'purge-test', 'card:' || state, '{}', now() - interval '31 days'
              from merchant m, unnest(array['done', 'pending', 'dead']) as state where m.code = '%1$s';
            insert into outbox_delivery (merchant_id, event_id, listener, aggregate, state, created_at, due_at)
            select merchant_id, id, 'nobody', aggregate, split_part(aggregate, ':', 2), created_at, now() + interval '1 day'
              from outbox_event where type = 'purge-test'
                                  and merchant_id = (select id from merchant where code = '%1$s')""";
    private static final String NOTICES =
            """
            insert into wechat_notice (merchant_id, id, event_type, body_hash, state, received_at, finished_at)
            select m.id, 'n-' || age || state, 'T', 'h', state, now() - age * interval '1 day',
                   case when state = 'open' then null else now() end
              from merchant m, unnest(array[89, 91]) as age, unnest(array['open', 'handled']) as state
             where m.code = '%1$s';
            insert into wechat_push_event (merchant_id, key, state, lease_until, received_at)
            select m.id, 'k-' || age, 'handled', now(), now() - age * interval '1 day'
              from merchant m, unnest(array[6, 8]) as age where m.code = '%1$s'""";

    private final Purge purge;
    private final Superuser database;

    PurgeTest(Purge purge, Superuser database) {
        this.purge = purge;
        this.database = database;
    }

    @Test
    void forgetsWhatIsDoneAndOldAndNothingElse() throws Throwable {
        String merchant = TestMerchant.open().code();
        database.run(OUTBOX.formatted(merchant));
        database.run(NOTICES.formatted(merchant));

        VertxContextSupport.subscribeAndAwait(purge::all);

        String of = " where merchant_id = (select id from merchant where code = '" + merchant + "')";
        assertThat(database.column("select aggregate from outbox_event" + of + " and type = 'purge-test' order by id"))
                .containsExactly("card:pending", "card:dead");
        assertThat(database.column("select id from wechat_notice" + of + " order by id"))
                .containsExactly("n-89handled", "n-89open", "n-91open");
        assertThat(database.column("select key from wechat_push_event" + of)).containsExactly("k-6");
    }
}
