-- What moved for a member on a day beside sales, so that segments can ask about points, recharges and used coupons over
-- any span of days. Gathered anew from the features that own it, like all facts.
--   points_earned  what came of a day less what went back of it later; points_used likewise
--   recharged_fen  paid in on that day less what was paid back of it
--   coupons        the templates of the pieces that were used, one entry for each piece, sorted
create table member_move_day (
    merchant_id       integer     not null,
    member_id         uuid        not null,
    day               date        not null,
    points_earned     bigint      not null default 0,
    points_used       bigint      not null default 0,
    recharged_fen     bigint      not null default 0,
    coupons           text[]      not null default '{}',
    constraint member_move_day_pkey primary key (merchant_id, member_id, day),
    constraint member_move_day_fact_fkey foreign key (merchant_id, member_id)
        references member_fact (merchant_id, member_id) on delete cascade,
    constraint member_move_day_check check (points_earned >= 0 and points_used >= 0 and recharged_fen >= 0
        and points_earned + points_used + recharged_fen + cardinality(coupons) > 0)
);
create index member_move_day_day_idx on member_move_day (merchant_id, day)
    include (member_id, points_earned, points_used, recharged_fen);
select tenant_table('member_move_day');

-- The same over all days.
alter table member_fact
    add column points_earned bigint not null default 0,
    add column points_used   bigint not null default 0,
    add column recharged_fen bigint not null default 0;

-- What a member earned and spent is asked for member by member.
create index points_source_member_idx on points_source (merchant_id, member_id);
create index points_grant_member_idx on points_grant (merchant_id, member_id);
create index points_adjustment_member_idx on points_adjustment (merchant_id, member_id);

-- What was taken back of points that were given, as the ledger has it for those from before.
alter table points_grant
    add column back_points bigint not null default 0,
    add constraint points_grant_back_check check (back_points between 0 and points);
do $$
declare
    v_merchant integer;
begin
    for v_merchant in select id from merchant order by id loop
        perform set_config('app.merchant', v_merchant::text, true);
        update points_grant g set back_points = b.points
          from (select p.source_id, sum(-e.amount)::bigint as points
                  from ledger_posting p
                  join ledger_entry e on e.merchant_id = p.merchant_id and e.booked_at = p.booked_at
                                     and e.posting_id = p.id and e.holder_id is not null
                 where p.merchant_id = v_merchant and p.kind = 'points_grant_back'
                 group by p.source_id) b
         where g.merchant_id = v_merchant and g.id = b.source_id;
    end loop;
    perform set_config('app.merchant', '', true);
end $$;
