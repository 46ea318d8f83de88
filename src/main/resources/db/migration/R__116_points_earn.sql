-- Gives the points that a sale earns, once for each source: asked again, it answers what came of it the first time.
--   p_earn, as Earning.of makes it: {"window": receipt | day | carry, "rates": as in points_accrue, "limit": null or as
--   in points_allowed, "lastDay": of the points, null for never, "lapsesAfter": the last day of all points without
--   another sale, null for never, "debt": next_earning | waive, what a refund may owe}
-- Answers {"points": all that it came to, "balance", "debtPaid": what of it paid an earlier debt}.
-- To be called for every sale of a member, also for one that earns nothing: it says that the member was there.
-- Lock order: accounts of the member. The caller has set the merchant.
create or replace function points_earn(p_merchant integer, p_actor text, p_member uuid, p_source_kind text, p_source uuid,
                                       p_store uuid, p_day date, p_earn jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_balance bigint := points_open(p_merchant, p_member);
    v_known   points_source;
    v_parts   jsonb;
    v_points  bigint;
    v_given   jsonb;
begin
    select * into v_known from points_source
     where merchant_id = p_merchant and source_kind = p_source_kind and source_id = p_source;
    if v_known.earned_points is not null then
        return jsonb_build_object('points', v_known.earned_points, 'balance', v_balance, 'debtPaid', v_known.debt_paid);
    end if;
    v_parts := points_accrue(p_merchant, p_member, p_day, p_earn ->> 'window', p_earn -> 'rates');
    select coalesce(sum(points), 0) into v_points from jsonb_to_recordset(v_parts) as p (points bigint);
    v_points := points_allowed(p_merchant, p_member, p_day, v_points, p_earn -> 'limit');
    v_given := points_credit(p_merchant, p_member, v_balance, v_points, jsonb_build_object(
            'key', 'points-earn:' || p_source, 'kind', 'points_earning', 'sourceKind', p_source_kind,
            'sourceId', p_source, 'storeId', p_store, 'actor', p_actor),
        'points_issued', (p_earn ->> 'lastDay')::date);
    update points_account set lapses_after = (p_earn ->> 'lapsesAfter')::date, lapse_noticed = false
     where merchant_id = p_merchant and member_id = p_member
       and lapses_after is distinct from (p_earn ->> 'lapsesAfter')::date;
    insert into points_source as s (merchant_id, source_kind, source_id, member_id, earned_points, debt_paid, earned_on,
                                    debt_rule, parts)
    values (p_merchant, p_source_kind, p_source, p_member, v_points, (v_given ->> 'debtPaid')::bigint, p_day,
            p_earn ->> 'debt', v_parts)
    on conflict (merchant_id, source_kind, source_id)
        do update set earned_points = excluded.earned_points, debt_paid = excluded.debt_paid,
                      earned_on = excluded.earned_on, debt_rule = excluded.debt_rule, parts = excluded.parts;
    return v_given;
end $$;
