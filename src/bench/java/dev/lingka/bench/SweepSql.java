package dev.lingka.bench;

import java.util.List;

/** What {@link SweepBench} compares the jobs with, and what both begin with. */
final class SweepSql {

    static final String EXPIRIES = "select count(*) from ledger_posting where kind = 'points_expiry'";
    static final String DOWN = "select count(*) from tier_member where level = 'normal'";
    static final String DUE = "select count(*) from tier_member where due_at <= now()";

    /** %1$d merchant, %2$d members, %3$d points. Members go by a number in their id. */
    static final List<String> SEED = List.of(
            """
            insert into member (merchant_id, id, kind)
            select %1$d, ('00000000-0000-7000-8%1$03d-' || lpad(to_hex(n), 12, '0'))::uuid, 'member'
              from generate_series(1, %2$d) n""",
            """
            insert into ledger_account (merchant_id, holder_kind, holder_id, asset, balance, sequence)
            select %1$d, 'member', id, 'points', %3$d, 1 from member where merchant_id = %1$d""",
            """
            with posting as (
                insert into ledger_posting (merchant_id, booked_at, id, kind, key, source_kind, source_id, actor)
                select %1$d, app_now(), uuid_v7(), 'points_earning', 'seed:' || id, 'sale', id, 'system'
                  from member where merchant_id = %1$d
                returning booked_at, id, key, source_id),
            operation as (
                insert into ledger_operation (merchant_id, key, posting_id, booked_at)
                select %1$d, key, id, booked_at from posting)
            insert into ledger_entry (merchant_id, booked_at, posting_id, line, holder_id, counter, asset, amount,
                                      sequence, balance_after)
            select %1$d, p.booked_at, p.id, l.line, l.holder, l.counter, 'points', l.amount, l.sequence, l.balance
              from posting p
             cross join lateral (values (1, p.source_id, null, %3$d, 1::bigint, %3$d::bigint),
                                        (2, null::uuid, 'points_issued', -%3$d, null::bigint, null::bigint))
                   as l (line, holder, counter, amount, sequence, balance)""",
            """
            insert into points_account (merchant_id, member_id, next_last_day)
            select %1$d, id, points_day(%1$d) - 1 from member where merchant_id = %1$d""",
            """
            insert into points_lot (merchant_id, member_id, source_kind, earned_at, points, left_points, last_day)
            select %1$d, id, 'seed', now() - interval '1 year', %3$d, %3$d, points_day(%1$d) - 1
              from member where merchant_id = %1$d""",
            """
            insert into tier_member (merchant_id, member_id, level, since, member_since, review_on, due_at)
            select %1$d, id, 'gold', now() - interval '1 year', current_date - 800,
                   date_trunc('year', now())::date, date_trunc('year', now())
              from member where merchant_id = %1$d""",
            """
            insert into tier_day (merchant_id, member_id, day, spend_fen, sales)
            select %1$d, id, date_trunc('year', now())::date - 30 * visit,
                   case when right(id::text, 1) in ('0', '2', '4', '6', '8', 'a', 'c', 'e') then 5000 else 1000 end, 1
              from member cross join generate_series(1, 3) visit where merchant_id = %1$d""");

    /** All that is due, in one statement that writes the same rows. */
    static final String END_POINTS =
            """
            with due as materialized (
                select member_id from points_account
                 where merchant_id = %1$d and least(next_last_day, lapses_after) < (select points_day(%1$d))),
            lot as materialized (
                select l.id, l.member_id, l.left_points
                  from due d join points_lot l on l.merchant_id = %1$d and l.member_id = d.member_id
                                              and l.left_points > 0 and l.last_day < (select points_day(%1$d))),
            emptied as (
                update points_lot l set left_points = 0 from lot where l.merchant_id = %1$d and l.id = lot.id),
            take as materialized (
                select member_id, sum(left_points)::bigint as amount, uuid_v7() as posting,
                       concat_ws(':', 'points-expire', min(id), (select points_day(%1$d))) as key
                  from lot group by member_id),
            account as (
                update ledger_account a set balance = a.balance - t.amount, sequence = a.sequence + 1
                  from take t
                 where a.merchant_id = %1$d and a.holder_id = t.member_id and a.asset = 'points'
                returning a.holder_id, a.balance, a.sequence),
            settled as (
                update points_account p set next_last_day = null from due d
                 where p.merchant_id = %1$d and p.member_id = d.member_id),
            operation as (
                insert into ledger_operation (merchant_id, key, posting_id, booked_at)
                select %1$d, key, posting, app_now() from take),
            posting as (
                insert into ledger_posting (merchant_id, booked_at, id, kind, key, source_kind, source_id, actor, detail)
                select %1$d, app_now(), posting, 'points_expiry', key, 'member', member_id, 'system', '{"lapsed": false}'
                  from take),
            entry as (
                insert into ledger_entry (merchant_id, booked_at, posting_id, line, holder_id, counter, asset, amount,
                                          sequence, balance_after)
                select %1$d, app_now(), t.posting, l.line, l.holder, l.counter, 'points', l.amount, l.sequence, l.balance
                  from take t join account a on a.holder_id = t.member_id
                 cross join lateral (values (1, t.member_id, null, -t.amount, a.sequence, a.balance),
                                            (2, null::uuid, 'points_expired', t.amount, null::bigint, null::bigint))
                       as l (line, holder, counter, amount, sequence, balance)),
            event as (
                insert into outbox_event (merchant_id, type, aggregate, payload)
                select %1$d, 'PointsExpired', 'member:' || member_id,
                       jsonb_build_object('memberId', member_id, 'points', amount, 'lapsed', false)
                  from take
                returning id, aggregate)
            insert into outbox_delivery (merchant_id, event_id, listener, aggregate)
            select %1$d, e.id, l.listener, e.aggregate from event e join outbox_listener l on l.event_type = 'PointsExpired'
            """;

    /** All that are due: kept with ¥100 in the year that ended, else one level down. */
    static final String REVIEW =
            """
            with due as materialized (
                select member_id, review_on from tier_member where merchant_id = %1$d and due_at <= now()),
            fact as materialized (
                select d.member_id, coalesce(sum(t.spend_fen), 0) as spend_fen
                  from due d
                  left join tier_day t on t.merchant_id = %1$d and t.member_id = d.member_id
                                      and t.day between d.review_on - interval '1 year' and d.review_on - 1
                 group by d.member_id),
            reviewed as (
                update tier_member m
                   set level = case when f.spend_fen >= 10000 then m.level else 'normal' end,
                       since = case when f.spend_fen >= 10000 then m.since else app_now() end,
                       review_on = case when f.spend_fen >= 10000 then (m.review_on + interval '1 year')::date end,
                       due_at = case when f.spend_fen >= 10000 then m.due_at + interval '1 year' end
                  from fact f
                 where m.merchant_id = %1$d and m.member_id = f.member_id
                returning m.member_id, m.level),
            change as (
                insert into tier_change (merchant_id, member_id, from_level, to_level, cause, actor)
                select %1$d, member_id, 'gold', level, 'review', 'system' from reviewed where level = 'normal'
                returning member_id),
            event as (
                insert into outbox_event (merchant_id, type, aggregate, payload)
                select %1$d, 'TierChanged', 'member:' || member_id,
                       jsonb_build_object('memberId', member_id, 'from', 'gold', 'to', 'normal', 'up', false,
                                          'cause', 'review', 'until', null)
                  from change
                returning id, aggregate)
            insert into outbox_delivery (merchant_id, event_id, listener, aggregate)
            select %1$d, e.id, l.listener, e.aggregate from event e join outbox_listener l on l.event_type = 'TierChanged'
            """;

    private SweepSql() {}
}
