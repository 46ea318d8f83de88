-- Messages that came of these fall silent from now on, or are said again, in the caller's commit. What was silent before
-- stays so since then.
--   p_origins   ['campaign:<run>', …]
--   p_for_good  true: they never come; false: they wait; null: they are said again
create or replace function message_hush(p_merchant integer, p_origins text[], p_for_good boolean) returns void
    language plpgsql
    as $$
begin
    if p_for_good is null then
        delete from message_silence where merchant_id = p_merchant and origin = any (p_origins);
    else
        insert into message_silence as s (merchant_id, origin, since, for_good)
        select p_merchant, o, app_now(), p_for_good from unnest(p_origins) as o order by o
        on conflict (merchant_id, origin) do update set for_good = s.for_good or excluded.for_good;
    end if;
end $$;
