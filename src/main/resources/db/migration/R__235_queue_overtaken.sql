-- The tickets that one with priority goes before, from the tail of the line on: up to p_over, one by one, as long as the
-- one before it has no priority itself and was overtaken less than p_most times. So nobody starves: each ticket is
-- overtaken at most p_most times, whoever comes.
create or replace function queue_overtaken(p_line queue_line, p_over integer, p_most integer) returns queue_ticket[]
    language sql stable
    as $$
    with waiting as (
        select t, t.over > 0 or t.overtaken >= p_most as stays, row_number() over (order by t.place desc, t.number desc) as nth
          from queue_ticket t
         where t.merchant_id = p_line.merchant_id and t.store_id = p_line.store_id and t.line = p_line.line
           and t.day = p_line.day and t.state = 'waiting')
    select coalesce(array_agg(w.t order by w.nth), '{}') from waiting w
     where w.nth <= p_over and w.nth < coalesce((select min(s.nth) from waiting s where s.stays), p_over + 1)
$$;
