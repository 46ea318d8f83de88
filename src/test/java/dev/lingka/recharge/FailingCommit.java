package dev.lingka.recharge;

import dev.lingka.testing.Superuser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Makes PostgreSQL refuse the commit of every transaction that settles one recharge order: all its statements succeed,
 * and then nothing of them stays. A sequence counts the refusals, because it is all that a rolled-back transaction leaves.
 */
@ApplicationScoped
class FailingCommit {

    private final Superuser database;

    FailingCommit(Superuser database) {
        this.database = database;
    }

    void fail(UUID orderId) {
        database.run(
                """
                create sequence failed_commit;
                grant usage on sequence failed_commit to public;
                create function fail_commit() returns trigger language plpgsql as $$
                begin
                    perform nextval('failed_commit');
                    raise exception 'the commit fails';
                end $$;
                grant execute on function fail_commit() to public;
                create constraint trigger fail_commit after update on recharge_order
                    deferrable initially deferred for each row
                    when (new.id = '%s' and new.state = 'paid') execute function fail_commit()"""
                        .formatted(orderId));
    }

    /** Commits that have failed since {@link #fail}. */
    long failed() {
        return database.number("select case when is_called then last_value else 0 end from failed_commit");
    }

    void heal() {
        database.run(
                "drop trigger fail_commit on recharge_order; drop function fail_commit(); drop sequence failed_commit");
    }
}
