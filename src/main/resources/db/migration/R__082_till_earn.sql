-- Gives the member the points that a sale earns; answers how many. p_sale: as p_sale of till_book, with
-- "pricing": {"earn": as points_earn takes it, or nothing}.
create or replace function till_earn(p_merchant integer, p_actor text, p_member uuid, p_day date, p_sale jsonb) returns bigint
    language plpgsql
    as $$
declare
    v_earn jsonb := nullif(p_sale #> '{pricing,earn}', 'null');
begin
    if p_member is null or v_earn is null then
        return 0;
    end if;
    return (points_earn(p_merchant, p_actor, p_member, 'sale', (p_sale ->> 'saleId')::uuid,
                        (p_sale ->> 'storeId')::uuid, p_day, v_earn) ->> 'points')::bigint;
end $$;
