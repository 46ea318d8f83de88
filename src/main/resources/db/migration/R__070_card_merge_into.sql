-- Moves all value of one card into another by one posting, closes the emptied one and points it there. The plastic that
-- was bound to it goes along, and of two terms of benefits the longer one stays. The caller holds both rows for update.
create or replace function card_merge_into(p_merchant integer, p_actor text, p_from uuid, p_into uuid) returns void
    language plpgsql
    as $$
declare
    v_lines   jsonb;
    v_outcome jsonb;
begin
    select coalesce(jsonb_agg(l), '[]') into v_lines
      from (values ('principal', card_value(p_merchant, p_from, 'principal')),
                   ('bonus', card_value(p_merchant, p_from, 'bonus'))) as a (asset, amount)
     cross join lateral (values (jsonb_build_object('holder', p_from, 'asset', a.asset, 'amount', -a.amount)),
                                (jsonb_build_object('holder', p_into, 'asset', a.asset, 'amount', a.amount))) as b (l)
     where a.amount > 0;
    if jsonb_array_length(v_lines) > 0 then
        v_outcome := ledger_post(p_merchant, jsonb_build_object(
            'key', 'merge:' || p_from, 'kind', 'merge', 'sourceKind', 'card', 'sourceId', p_from, 'actor', p_actor,
            'detail', jsonb_build_object('fromCard', p_from, 'intoCard', p_into)), v_lines);
        if v_outcome ->> 'outcome' <> 'POSTED' then
            raise exception 'merging card % into %: %', p_from, p_into, v_outcome;
        end if;
    end if;
    update card i
       set spendable_at = greatest(i.spendable_at, f.spendable_at), changed_at = app_now()
      from card f
     where i.merchant_id = p_merchant and i.id = p_into and f.merchant_id = p_merchant and f.id = p_from;
    update card set status = 'closed', merged_into = p_into, changed_at = app_now()
     where merchant_id = p_merchant and id = p_from;
    -- Of two terms the longer one is kept.
    insert into card_term as t (merchant_id, card_id, started_on, months, notice_days, last_day, due_at, left_at)
    select merchant_id, p_into, started_on, months, notice_days, last_day, due_at, left_at
      from card_term where merchant_id = p_merchant and card_id = p_from
    on conflict (merchant_id, card_id) do update
       set started_on = excluded.started_on, months = excluded.months, notice_days = excluded.notice_days,
           last_day = excluded.last_day, due_at = excluded.due_at, left_at = excluded.left_at
     where excluded.last_day > t.last_day;
    delete from card_document where merchant_id = p_merchant and card_id = p_from;
    update physical_card set card_id = p_into where merchant_id = p_merchant and card_id = p_from;
end $$;
