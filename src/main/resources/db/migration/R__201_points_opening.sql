-- What a member had in points on the morning of p_from: {"balance", "lots": [[last day or null, points]], oldest first}.
-- The lots are those that are still alive, the youngest of them up to the balance, for the oldest are spent first; what
-- they leave over was spent or has ended since.
create or replace function points_opening(p_merchant integer, p_zone text, p_member uuid, p_from date) returns jsonb
    language sql stable
    as $$
    with had (balance, at) as (
        select ledger_balance_at(p_merchant, p_member, 'points', p_from::timestamp at time zone p_zone),
               p_from::timestamp at time zone p_zone),
    lot as (
        select l.id, l.earned_at, l.last_day, l.left_points,
               sum(l.left_points) over (order by l.earned_at desc, l.id desc) as younger
          from points_lot l, had
         where l.merchant_id = p_merchant and l.member_id = p_member and l.left_points > 0 and l.earned_at < had.at),
    kept as (
        select lot.id, lot.earned_at, lot.last_day,
               least(lot.left_points, had.balance - (lot.younger - lot.left_points)) as points
          from lot, had where lot.younger - lot.left_points < had.balance)
    select jsonb_build_object('balance', had.balance, 'lots', coalesce(
               (select jsonb_agg(jsonb_build_array(k.last_day, k.points) order by k.earned_at, k.id) from kept k), '[]'))
      from had
$$;
