-- Which card stands behind a card code that was read: {"cardId"}, when the code's minute is the present one, the one
-- before or the one after by the database's clock; else {}. One round trip: it opens row-level security itself.
create or replace function card_code_find(p_merchant integer, p_code_number bigint, p_minute bigint) returns jsonb
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_merchant::text, true);
    return coalesce((
        select jsonb_build_object('cardId', c.id) from card c
         where c.merchant_id = p_merchant and c.code_number = p_code_number
           and p_minute between floor(extract(epoch from app_now()) / 60) - 1
                            and floor(extract(epoch from app_now()) / 60) + 1), '{}');
end $$;
