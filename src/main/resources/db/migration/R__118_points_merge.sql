-- Two people become one: lots, debt, rests and counts of p_from go to p_into, and the balance by one posting of kind
-- 'merge'. Answers the points moved. What lapses later of the two holds for all. To be called by card_merge, which holds
-- both persons. Lock order: accounts of the members by id.
create or replace function points_merge(p_merchant integer, p_actor text, p_from uuid, p_into uuid) returns bigint
    language plpgsql
    as $$
declare
    v_points bigint;
    v_posted jsonb;
begin
    perform points_open(p_merchant, least(p_from, p_into));
    perform points_open(p_merchant, greatest(p_from, p_into));
    v_points := ledger_balance_of(p_merchant, p_from, 'points');
    update points_lot set member_id = p_into
     where merchant_id = p_merchant and member_id = p_from and left_points > 0;
    update points_account i
       set debt = i.debt + f.debt, next_last_day = least(i.next_last_day, f.next_last_day),
           lapses_after = greatest(i.lapses_after, f.lapses_after),
           lapse_noticed = case when f.lapses_after > i.lapses_after then f.lapse_noticed else i.lapse_noticed end
      from points_account f
     where i.merchant_id = p_merchant and i.member_id = p_into and f.merchant_id = p_merchant and f.member_id = p_from;
    update points_account set debt = 0, next_last_day = null, lapses_after = null
     where merchant_id = p_merchant and member_id = p_from;
    insert into points_rest as r (merchant_id, member_id, rate, day, rest, divisor)
    select merchant_id, p_into, rate, day, rest, divisor from points_rest
     where merchant_id = p_merchant and member_id = p_from
    on conflict (merchant_id, member_id, rate, day)
        do update set rest = r.rest + trunc(excluded.rest * r.divisor / excluded.divisor);
    delete from points_rest where merchant_id = p_merchant and member_id = p_from;
    insert into points_count as c (merchant_id, member_id, kind, span, starts, times, points)
    select merchant_id, p_into, kind, span, starts, times, points from points_count
     where merchant_id = p_merchant and member_id = p_from
    on conflict (merchant_id, member_id, kind, span, starts)
        do update set times = c.times + excluded.times, points = c.points + excluded.points;
    delete from points_count where merchant_id = p_merchant and member_id = p_from;
    if v_points > 0 then
        v_posted := ledger_post(p_merchant, jsonb_build_object(
                'key', 'merge:points:' || p_from, 'kind', 'merge', 'sourceKind', 'member', 'sourceId', p_from,
                'actor', p_actor, 'detail', jsonb_build_object('fromMember', p_from, 'intoMember', p_into)),
            jsonb_build_array(
                jsonb_build_object('holder', p_from, 'asset', 'points', 'amount', -v_points),
                jsonb_build_object('holder', p_into, 'asset', 'points', 'amount', v_points)));
        if v_posted ->> 'outcome' <> 'POSTED' then
            raise exception 'merging points of % into %: %', p_from, p_into, v_posted;
        end if;
    end if;
    return v_points;
end $$;
