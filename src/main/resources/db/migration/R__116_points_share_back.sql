-- How many of the points of a sale go back with a part of it. Pure. Counted from the first refund on, as in
-- till_give_back: after B of T are back, floor(points * B / T) points are, so that the parts of a whole give exactly the
-- whole and never more. A sale that came to nothing gives all back at once.
create or replace function points_share_back(p_points bigint, p_done bigint, p_total bigint, p_before bigint,
                                             p_amount bigint) returns bigint
    language sql immutable
    as $$
    select least(p_points - p_done, case when p_total = 0 then p_points - p_done
        else (div(p_points::numeric * (p_before + p_amount), p_total) - div(p_points::numeric * p_before, p_total))::bigint
    end)
$$;
