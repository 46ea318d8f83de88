-- Ends what has outlived its last day, or all of a member who stayed away too long, for each of these members; answers
-- how many points. One posting and one event for each member, and each point ends once. The caller holds the accounts.
create or replace function points_sweep(p_merchant integer, p_members uuid[], p_today date) returns bigint
    language plpgsql
    as $$
declare
    v_ended jsonb;
begin
    with due as (
        select member_id, coalesce(lapses_after < p_today, false) as lapsed from points_account
         where merchant_id = p_merchant and member_id = any (p_members)
           and least(next_last_day, lapses_after) < p_today),
    lot as (
        select l.id, l.member_id, l.left_points, d.lapsed
          from due d
          join points_lot l on l.merchant_id = p_merchant and l.member_id = d.member_id and l.left_points > 0
                           and (d.lapsed or l.last_day < p_today)),
    emptied as (
        update points_lot l set left_points = 0 from lot where l.merchant_id = p_merchant and l.id = lot.id)
    select jsonb_agg(jsonb_build_object('holder', e.member_id, 'amount', e.points,
                                        'key', concat_ws(':', 'points-expire', e.first_lot, p_today),
                                        'detail', jsonb_build_object('lapsed', e.lapsed)))
      into v_ended
      from (select member_id, lapsed, sum(left_points)::bigint as points, min(id) as first_lot
              from lot group by member_id, lapsed) e;
    update points_account a
       set next_last_day = (select min(l.last_day) from points_lot l
                             where l.merchant_id = p_merchant and l.member_id = a.member_id and l.left_points > 0),
           lapses_after = case when a.lapses_after < p_today then null else a.lapses_after end
     where a.merchant_id = p_merchant and a.member_id = any (p_members)
       and least(a.next_last_day, a.lapses_after) < p_today;
    if v_ended is null then
        return 0;
    end if;
    perform ledger_take_each(p_merchant, jsonb_build_object('kind', 'points_expiry', 'sourceKind', 'member',
        'actor', 'system', 'counter', 'points_expired', 'asset', 'points'), v_ended);
    perform outbox_publish(p_merchant, 'PointsExpired', 'member:' || e.holder, jsonb_build_object(
                'memberId', e.holder, 'points', e.amount, 'lapsed', e.detail -> 'lapsed', 'day', p_today))
       from jsonb_to_recordset(v_ended) as e (holder uuid, amount bigint, detail jsonb);
    return (select sum(amount) from jsonb_to_recordset(v_ended) as e (amount bigint));
end $$;
