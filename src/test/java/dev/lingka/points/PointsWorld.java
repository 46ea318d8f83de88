package dev.lingka.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.ScratchDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** One merchant's members at the level of the SQL functions, and a clock that can be set to any day. */
final class PointsWorld implements AutoCloseable {

    /** Each member's lots are the balance, nothing is past its day unseen, and the ledger's own invariants hold. */
    private static final String FAULTS =
            """
            select coalesce(jsonb_agg(fault), '[]') from (
                select 'lots of ' || a.holder_id || ' are not the balance' as fault
                  from ledger_account a
                  left join (select member_id, sum(left_points) as points from points_lot group by member_id) l
                    on l.member_id = a.holder_id
                 where a.asset = 'points' and a.balance <> coalesce(l.points, 0)
                union all
                select 'account of ' || l.member_id || ' does not see ' || min(l.last_day)
                  from points_lot l
                  join points_account p on p.merchant_id = l.merchant_id and p.member_id = l.member_id
                 where l.left_points > 0
                 group by l.member_id, p.next_last_day having min(l.last_day) < coalesce(p.next_last_day, 'infinity')
                union all
                select b.invariant || ' ' || b.breach || ' ' || b.subject
                  from merchant m, ledger_breaches(m.id) b) f""";

    private final ScratchDatabase database = ScratchDatabase.create();
    private final Connection admin = database.admin();
    private final Connection app = database.app();
    private int merchants;

    /** A new merchant's id; its people live in Shanghai's days. */
    int merchant() {
        merchants++;
        return Integer.parseInt(
                ask(admin, "insert into merchant (code, name) values (?, 'Tea') returning id", "tea" + merchants));
    }

    UUID member(int merchant) {
        UUID member = UUID.randomUUID();
        ask(admin, "insert into member (merchant_id, id, kind) values (?, ?, 'member') returning id", merchant, member);
        return member;
    }

    /** It is noon of that day in Shanghai from now on. */
    void setDay(LocalDate day) {
        ask(
                admin,
                "update app_clock set offset_by = (?::timestamp at time zone 'Asia/Shanghai') - clock_timestamp()"
                        + " returning one",
                day + " 12:00");
    }

    Caller caller() {
        return new Caller(app, false);
    }

    /** The same on a connection of its own, for work at once. */
    Caller racer() {
        return new Caller(database.app(), true);
    }

    /** As the jobs call. */
    Caller jobs() {
        return new Caller(database.jobs(), true);
    }

    /** By someone who may do anything. */
    String ask(String sql, Object... parameters) {
        return ask(admin, sql, parameters);
    }

    void requireSound() {
        assertThat(new JsonArray(ask(FAULTS))).isEmpty();
    }

    @Override
    public void close() {
        try (admin;
                app) {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String ask(Connection connection, String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls the functions of points as the till does: in a transaction that has set the merchant. */
    record Caller(Connection connection, boolean own) implements AutoCloseable {

        JsonObject earn(int merchant, UUID member, UUID sale, LocalDate day, JsonObject earn) {
            return call(
                    merchant,
                    "points_earn(?, 'staff:1', ?, 'sale', ?, null, ?::date, ?::jsonb)",
                    merchant,
                    member,
                    sale,
                    day.toString(),
                    earn.encode());
        }

        /** Null when they are spent. */
        JsonObject spend(int merchant, UUID member, UUID sale, long points) {
            return call(merchant, "points_spend(?, 'staff:1', ?, 'sale', ?, ?)", merchant, member, sale, points);
        }

        /** {@code fen} is {@code {total, before, amount}}. */
        JsonObject refund(int merchant, UUID member, UUID sale, UUID refund, long... fen) {
            return call(
                    merchant,
                    "points_refund(?, 'staff:1', ?, ?, ?, ?, ?, ?)",
                    merchant,
                    member,
                    sale,
                    refund,
                    fen[0],
                    fen[1],
                    fen[2]);
        }

        JsonObject balance(int merchant, UUID member) {
            return call(merchant, "points_balance(?, ?)", merchant, member);
        }

        /** One statement, one commit. */
        JsonObject call(int merchant, String function, Object... parameters) {
            ask(connection, "select set_config('app.merchant', ?, false)", Integer.toString(merchant));
            String answer = ask(connection, "select " + function, parameters);
            return answer == null ? null : new JsonObject(answer);
        }

        @Override
        public void close() {
            try {
                if (own) {
                    connection.close();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
