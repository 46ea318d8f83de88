-- How many are left of so many when so many are taken; null, without end, when there is no limit. Pure.
create or replace function shop_left(p_most bigint, p_taken bigint) returns bigint
    language sql immutable
    as $$
    select case when p_most is not null then greatest(p_most - p_taken, 0) end
$$;
