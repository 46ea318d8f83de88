-- The most bonus, in fen, that taking an item can put onto a card; 0 when none can. Pure.
create or replace function shop_most_bonus(p_item jsonb) returns bigint
    language sql immutable
    as $$
    select case p_item ->> 'kind'
        when 'bonus' then (p_item ->> 'bonusFen')::bigint
        when 'lottery_ticket' then coalesce(
            (p_item #>> '{lottery,draws}')::bigint
            * (select max((prize ->> 'bonusFen')::bigint) from jsonb_array_elements(p_item #> '{lottery,prizes}') as prize
                where prize ->> 'kind' = 'bonus'), 0)
        else 0 end
$$;
