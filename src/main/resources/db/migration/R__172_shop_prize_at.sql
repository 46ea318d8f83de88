-- The prize that a drawn number means: each takes as many numbers as its basis points, from 0 on, in their order; null
-- for a number beyond the last. Pure.
create or replace function shop_prize_at(p_prizes jsonb, p_drawn integer) returns jsonb
    language sql immutable
    as $$
    select prize from (
        select p.prize, p.place, sum((p.prize ->> 'oddsBasisPoints')::integer) over (order by p.place) as up_to
          from jsonb_array_elements(p_prizes) with ordinality as p (prize, place)) as reach
     where p_drawn < up_to
     order by place limit 1
$$;
