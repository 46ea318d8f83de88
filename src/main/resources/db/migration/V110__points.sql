-- Points: the ledger has each member's balance; here is what the balance is made of and what is owed. docs/points.md.

-- Points that ended unused: the other side of what the expiry takes.
insert into ledger_counter (code, asset) values ('points_expired', 'points');

-- One row for each member who ever had points. debt: points of refunded sales that were spent already; later
-- earnings pay them first. next_last_day: never after the last day of any live lot, so that one look at this row tells
-- whether anything is due. lapses_after: all points end with this day unless there is another sale; null for never.
create table points_account (
    merchant_id   integer not null,
    member_id     uuid    not null,
    debt          bigint  not null default 0,
    next_last_day date,
    lapses_after  date,
    lapse_noticed boolean not null default false,
    constraint points_account_pkey primary key (merchant_id, member_id),
    constraint points_account_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint points_account_debt_check check (debt >= 0)
);
create index points_account_due_idx on points_account (merchant_id, least(next_last_day, lapses_after), member_id)
    where least(next_last_day, lapses_after) is not null;
create index points_account_lapse_idx on points_account (merchant_id, lapses_after)
    where lapses_after is not null and not lapse_noticed;
select tenant_table('points_account');

-- Points that came together and end together. Those left in a member's lots are the member's balance. Ids rise within a
-- member, because they are drawn under the lock of the account.
create table points_lot (
    merchant_id   integer     not null,
    id            bigint      not null generated always as identity,
    member_id     uuid        not null,
    source_kind   text        not null,
    source_id     uuid,
    earned_at     timestamptz not null,
    points        bigint      not null,
    left_points   bigint      not null,
    last_day      date,
    noticed       boolean     not null default false,
    constraint points_lot_pkey primary key (merchant_id, id),
    constraint points_lot_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint points_lot_points_check check (points > 0),
    constraint points_lot_left_check check (left_points between 0 and points)
);
create index points_lot_live_idx on points_lot (merchant_id, member_id, earned_at, id) where left_points > 0;
create index points_lot_notice_idx on points_lot (merchant_id, last_day, member_id)
    where left_points > 0 and not noticed and last_day is not null;
select tenant_table('points_lot');

-- What one source, as a sale, spent and gave. earned_points is null until the source has earned, and what it came to
-- stays with it, whatever the rules say later. parts: how each rate came to its share, for the rests of a refund.
create table points_source (
    merchant_id     integer not null,
    source_kind     text    not null,
    source_id       uuid    not null,
    member_id       uuid    not null,
    spent_points    bigint  not null default 0,
    spent_on        date,
    returned_points bigint  not null default 0,
    earned_points   bigint,
    debt_paid       bigint  not null default 0,
    taken_points    bigint  not null default 0,
    earned_on       date,
    debt_rule       text    not null default 'next_earning',
    parts           jsonb   not null default '[]',
    constraint points_source_pkey primary key (merchant_id, source_kind, source_id),
    constraint points_source_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint points_source_spent_check check (spent_points >= 0 and (spent_points = 0) = (spent_on is null)),
    constraint points_source_returned_check check (returned_points between 0 and spent_points),
    constraint points_source_earned_check check (earned_points >= 0 and debt_paid between 0 and earned_points),
    constraint points_source_taken_check check (taken_points between 0 and coalesce(earned_points, 0)),
    constraint points_source_debt_check check (debt_rule in ('next_earning', 'waive'))
);
select tenant_table('points_source');

-- From which lots a source spent, so that a refund gives them back to where they came from.
create table points_spending (
    merchant_id     integer not null,
    source_kind     text    not null,
    source_id       uuid    not null,
    lot_id          bigint  not null,
    points          bigint  not null,
    returned_points bigint  not null default 0,
    constraint points_spending_pkey primary key (merchant_id, source_kind, source_id, lot_id),
    constraint points_spending_lot_fkey foreign key (merchant_id, lot_id) references points_lot (merchant_id, id),
    constraint points_spending_points_check check (points > 0 and returned_points between 0 and points)
);
select tenant_table('points_spending');

-- What a refund of a sale did to points, once.
create table points_refund (
    merchant_id     integer     not null,
    refund_id       uuid        not null,
    sale_id         uuid        not null,
    member_id       uuid        not null,
    returned_points bigint      not null,
    taken_points    bigint      not null,
    debt_points     bigint      not null,
    refunded_at     timestamptz not null default app_now(),
    constraint points_refund_pkey primary key (merchant_id, refund_id),
    constraint points_refund_points_check check (returned_points >= 0 and taken_points >= 0 and debt_points >= 0)
);
select tenant_table('points_refund');

-- What is left below a whole point, per member, rate and day; the day is infinity where rests are kept for ever. The
-- rest is in units of 1/divisor of a point. A refund can take it below zero: then points were given for money that is
-- back, and the next ones come later.
create table points_rest (
    merchant_id   integer not null,
    member_id     uuid    not null,
    rate          text    not null,
    day           date    not null,
    rest          numeric not null,
    divisor       numeric not null,
    constraint points_rest_pkey primary key (merchant_id, member_id, rate, day),
    constraint points_rest_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint points_rest_divisor_check check (divisor > 0)
);
create index points_rest_day_idx on points_rest (day) where day < 'infinity';
select tenant_table('points_rest');

-- How often and how much a member earned in one way on a day and in a year: what the limits look at.
create table points_count (
    merchant_id   integer not null,
    member_id     uuid    not null,
    kind          text    not null,
    span          text    not null,
    starts        date    not null,
    times         bigint  not null,
    points        bigint  not null,
    constraint points_count_pkey primary key (merchant_id, member_id, kind, span, starts),
    constraint points_count_member_fkey foreign key (merchant_id, member_id) references member (merchant_id, id),
    constraint points_count_span_check check (span in ('day', 'year'))
);
create index points_count_starts_idx on points_count (starts);
select tenant_table('points_count');

-- Balances from before: one lot each, without an end.
do $$
declare
    v_merchant integer;
begin
    for v_merchant in select id from merchant order by id loop
        perform set_config('app.merchant', v_merchant::text, true);
        insert into points_account (merchant_id, member_id)
        select merchant_id, holder_id from ledger_account
         where merchant_id = v_merchant and asset = 'points' and balance > 0;
        insert into points_lot (merchant_id, member_id, source_kind, earned_at, points, left_points)
        select merchant_id, holder_id, 'opening', app_now(), balance, balance from ledger_account
         where merchant_id = v_merchant and asset = 'points' and balance > 0;
    end loop;
    perform set_config('app.merchant', '', true);
end $$;
