-- On which days these people earned points and used them, also through others who were merged into them. Earned: by
-- sales, other occasions and by hand, less what was taken back of them; used: as cash and in the shop, less what came
-- back. Each counts on the day on which it came or went, whenever it was undone. Points that ended, that staff took or
-- that an import brought are neither.
create or replace function points_days(p_merchant integer, p_members uuid[])
    returns table (member_id uuid, day date, earned bigint, used bigint)
    language sql stable
    as $$
    select f.member_id, p.day, sum(p.earned)::bigint, sum(p.used)::bigint
      from member_family(p_merchant, p_members) f
     cross join lateral (
        select s.earned_on as day, s.earned_points - s.taken_points as earned, 0::bigint as used from points_source s
         where s.merchant_id = p_merchant and s.member_id = f.id and s.earned_points > s.taken_points
        union all
        select s.spent_on, 0, s.spent_points - s.returned_points from points_source s
         where s.merchant_id = p_merchant and s.member_id = f.id and s.spent_points > s.returned_points
        union all
        select g.day, g.points - g.back_points, 0 from points_grant g
         where g.merchant_id = p_merchant and g.member_id = f.id and g.points > g.back_points
        union all
        select a.day, a.points, 0 from points_adjustment a
         where a.merchant_id = p_merchant and a.member_id = f.id and a.points > 0) p
     group by f.member_id, p.day
$$;
