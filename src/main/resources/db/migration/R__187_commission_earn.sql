-- Books what a staff member earns by a card that they sold or a recharge, once for each source.
--   p_args {"kind": "card", "sourceId": the card, "cardId", "staffId", "fen", "takeBackDays", "programmeVersion"} or
--          {"kind": "recharge", "sourceId": the order, "basisPoints", "minimumFen", "takeBackDays", "programmeVersion"}
-- A recharge counts for who took it at the counter, else for whose code brought the card; its share is rounded down.
-- Outcomes: EARNED {"staffId", "fen"} · KNOWN · NOBODY (no staff had part in it) · OWN_CARD (the card is the staff
-- member's own) · NOTHING (below the minimum, or less than a fen)
-- Lock order: the item.
create or replace function commission_earn(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_source   uuid := (p_args ->> 'sourceId')::uuid;
    v_staff    uuid := (p_args ->> 'staffId')::uuid;
    v_base     bigint := (p_args ->> 'fen')::bigint;
    v_fen      bigint := v_base;
    v_at       timestamptz;
    v_order    recharge_order;
    v_card     card;
    v_store    uuid;
    v_day      date;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    if p_args ->> 'kind' = 'recharge' then
        select * into strict v_order from recharge_order where merchant_id = v_merchant and id = v_source;
        select * into strict v_card from card where merchant_id = v_merchant and id = v_order.card_id;
        v_base := v_order.amount_fen;
        v_fen := case when v_base >= (p_args ->> 'minimumFen')::bigint
                      then v_base * (p_args ->> 'basisPoints')::bigint / 10000 else 0 end;
        v_staff := coalesce((select s.id from staff s where s.merchant_id = v_merchant
                                and 'staff:' || s.id = v_order.actor and v_order.channel <> 'wechat'),
                            (select j.staff_id from join_code j
                              where j.merchant_id = v_merchant and j.id = v_card.join_code_id));
        v_store := v_order.store_id;
        v_at := v_order.paid_at;
    else
        select * into strict v_card from card where merchant_id = v_merchant and id = v_source;
        v_at := v_card.created_at;
    end if;
    v_store := coalesce(v_store, v_card.store_id);
    if v_staff is null then
        return jsonb_build_object('outcome', 'NOBODY');
    end if;
    if exists (select from staff s where s.merchant_id = v_merchant and s.id = v_staff
                  and member_has_phone(v_merchant, member_current(v_merchant, v_card.member_id), s.phone_index)) then
        return jsonb_build_object('outcome', 'OWN_CARD');
    end if;
    if v_fen = 0 then
        return jsonb_build_object('outcome', 'NOTHING');
    end if;
    v_day := coalesce(store_day(v_merchant, v_store, v_at),
                      (select (v_at at time zone time_zone)::date from merchant where id = v_merchant));
    insert into commission_item (merchant_id, kind, source_id, staff_id, card_id, store_id, base_fen, earned_fen,
                                 earned_on, last_return_day, programme_version)
    values (v_merchant, p_args ->> 'kind', v_source, v_staff, v_card.id, v_store, v_base, v_fen, v_day,
            v_day + (p_args ->> 'takeBackDays')::integer, (p_args ->> 'programmeVersion')::integer)
    on conflict do nothing;
    if not found then
        return jsonb_build_object('outcome', 'KNOWN');
    end if;
    insert into commission_line (merchant_id, id, kind, source_id, staff_id, store_id, fen, day)
    values (v_merchant, uuid_v7(), p_args ->> 'kind', v_source, v_staff, v_store, v_fen, v_day);
    return jsonb_build_object('outcome', 'EARNED', 'staffId', v_staff, 'fen', v_fen);
end $$;
