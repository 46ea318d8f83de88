-- Takes back what a source counted, in proportion to what was given back of it: after B of T, floor(growth * B / T) is
-- back, and with the whole of it all. The facts leave the day on which the source counted. Nobody falls at once by it:
-- the next review sees what is left.
--   p_call {"merchant"}
--   p_args {"kind", "sourceId", "returnId", "memberId", "day": of the source, "totalFen": of the source, "amountFen",
--           "storeId", "rules"}
-- Outcomes: TAKEN_BACK {"memberId", "growth": whole growth taken} · KNOWN · NOBODY · KEPT (the source is not counted
-- yet: it will count so much less)
-- Lock order: as tier_count.
create or replace function tier_take_back(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_kind     text := p_args ->> 'kind';
    v_return   uuid := (p_args ->> 'returnId')::uuid;
    v_row      tier_member;
    v_source   tier_source;
    v_returned bigint;
    v_growth   bigint;
    v_visit    bigint;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_row := tier_open(v_merchant, (p_args ->> 'memberId')::uuid, p_args -> 'rules');
    if v_row.member_id is null then
        return jsonb_build_object('outcome', 'NOBODY');
    end if;
    insert into tier_source (merchant_id, kind, source_id, member_id, day, amount_fen)
    values (v_merchant, v_kind, (p_args ->> 'sourceId')::uuid, v_row.member_id,
            coalesce((p_args ->> 'day')::date, v_row.member_since), (p_args ->> 'totalFen')::bigint)
    on conflict do nothing;
    select * into strict v_source from tier_source
     where merchant_id = v_merchant and kind = v_kind and source_id = (p_args ->> 'sourceId')::uuid for update;
    insert into tier_return (merchant_id, kind, return_id, source_id, amount_fen)
    values (v_merchant, v_kind, v_return, v_source.source_id, (p_args ->> 'amountFen')::bigint)
    on conflict do nothing;
    if not found then
        return jsonb_build_object('outcome', 'KNOWN');
    end if;

    v_returned := least(v_source.amount_fen, v_source.returned_fen + (p_args ->> 'amountFen')::bigint);
    v_growth := v_source.growth * v_returned / v_source.amount_fen - v_source.returned_growth;
    update tier_source set returned_fen = v_returned, returned_growth = returned_growth + v_growth
     where merchant_id = v_merchant and kind = v_kind and source_id = v_source.source_id;
    if v_source.counted_at is null then
        return jsonb_build_object('outcome', 'KEPT');
    end if;
    v_visit := tier_day_add(v_merchant, v_source.member_id, v_source.day, jsonb_build_object(
        'spendFen', case v_kind when 'sale' then v_source.returned_fen - v_returned end,
        'sales', case when v_kind = 'sale' and v_returned = v_source.amount_fen
                       and v_source.returned_fen < v_returned then -1 end,
        'rechargedFen', case v_kind when 'recharge' then v_source.returned_fen - v_returned end,
        'growth', -v_growth), 0);
    perform tier_post_growth(v_merchant, v_row.member_id, v_kind, v_return, (p_args ->> 'storeId')::uuid,
                             v_visit - v_growth);
    return jsonb_build_object('outcome', 'TAKEN_BACK', 'memberId', v_row.member_id, 'growth', v_growth - v_visit);
end $$;
