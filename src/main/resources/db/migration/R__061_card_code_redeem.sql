-- Uses up the card code of a minute: true for the first caller, false when it was used before or is long past.
-- p_source is the sale or charge request that used it. The reader of codes has decided the window of one minute before
-- and after; the ten minutes here leave room for a confirmation on the phone and hold even if a reader were wrong.
create or replace function card_code_redeem(p_merchant integer, p_card uuid, p_minute bigint, p_source uuid)
    returns boolean
    language plpgsql
    as $$
begin
    if p_minute not between floor(extract(epoch from app_now()) / 60) - 10 and floor(extract(epoch from app_now()) / 60) + 2 then
        return false;
    end if;
    insert into card_code_use (merchant_id, card_id, minute, source)
    values (p_merchant, p_card, p_minute, p_source)
    on conflict do nothing;
    return found;
end $$;
