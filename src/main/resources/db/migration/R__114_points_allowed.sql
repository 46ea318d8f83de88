-- How many of the points of a sale its limits let through, and counts them. p_limit {"perSale", "perDay", "perYear"},
-- in points, each null without one. The caller holds the member's account.
create or replace function points_allowed(p_merchant integer, p_member uuid, p_day date, p_points bigint, p_limit jsonb)
    returns bigint
    language plpgsql
    as $$
declare
    v_allowed bigint := least(p_points, (p_limit ->> 'perSale')::bigint);
begin
    if p_limit ->> 'perDay' is null and p_limit ->> 'perYear' is null then
        return v_allowed;
    end if;
    select greatest(least(v_allowed,
                          (p_limit ->> 'perDay')::bigint - coalesce(sum(points) filter (where span = 'day'), 0),
                          (p_limit ->> 'perYear')::bigint - coalesce(sum(points) filter (where span = 'year'), 0)), 0)
      into v_allowed
      from points_count
     where merchant_id = p_merchant and member_id = p_member and kind = 'sale'
       and starts = date_trunc(span, p_day::timestamp)::date;
    perform points_count(p_merchant, p_member, 'sale', p_day, 1, v_allowed);
    return v_allowed;
end $$;
