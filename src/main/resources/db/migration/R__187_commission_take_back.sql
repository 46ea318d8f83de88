-- Takes a commission back with what it was for, when that goes back in time: after B of T are back,
-- floor(earned * B / T) are taken, so that the parts of a whole take exactly the whole and never more.
--   p_args {"kind", "sourceId", "returnId": the refund, or the card that was closed, "amountFen": null for all}
-- Outcomes: TAKEN_BACK {"staffId", "fen"} · KNOWN (counted before) · KEPT (too late, or nobody earned it)
-- Lock order: the item.
create or replace function commission_take_back(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_item     commission_item;
    v_day      date;
    v_returned bigint;
    v_fen      bigint;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select * into v_item from commission_item
     where merchant_id = v_merchant and kind = p_args ->> 'kind' and source_id = (p_args ->> 'sourceId')::uuid
       for update;
    v_day := coalesce(store_day(v_merchant, v_item.store_id, app_now()),
                      (select (app_now() at time zone time_zone)::date from merchant where id = v_merchant));
    if v_item.source_id is null or v_day > v_item.last_return_day then
        return jsonb_build_object('outcome', 'KEPT');
    end if;
    v_returned := least(v_item.base_fen,
                        v_item.returned_fen + coalesce((p_args ->> 'amountFen')::bigint, v_item.base_fen));
    v_fen := div(v_item.earned_fen::numeric * v_returned, v_item.base_fen)::bigint - v_item.taken_fen;
    insert into commission_line (merchant_id, id, kind, source_id, return_id, staff_id, store_id, fen, day)
    values (v_merchant, uuid_v7(), v_item.kind, v_item.source_id, (p_args ->> 'returnId')::uuid, v_item.staff_id,
            v_item.store_id, -v_fen, v_day)
    on conflict on constraint commission_line_once_key do nothing;
    if not found then
        return jsonb_build_object('outcome', 'KNOWN');
    end if;
    update commission_item set returned_fen = v_returned, taken_fen = taken_fen + v_fen
     where merchant_id = v_merchant and kind = v_item.kind and source_id = v_item.source_id;
    return jsonb_build_object('outcome', 'TAKEN_BACK', 'staffId', v_item.staff_id, 'fen', v_fen);
end $$;
