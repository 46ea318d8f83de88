-- Saves the order by which a member makes the term of a card's benefits longer. Nothing is renewed before it is paid.
--   p_args {"cardId", "memberId", "wanted": {"kind", "months", "noticeDays"}, "orderId", "outTradeNo", "feeFen",
--           "programmeVersion", "termsVersion", "refundTerms", "appid", "mchid", "actor", "payerIdentity", "expiresAt",
--           "checkDueAt"}
-- Outcomes: PLACED {"orderId"} · NOT_FOUND (no such card of this member) · NO_TERM · CARD_NOT_ACTIVE {"cardStatus"}
--           MEMBERSHIP_UNDER_MEASURE · CARD_ORDER_OPEN {"openOrderId"} (a renewal of it waits to be paid)
-- Lock order: idempotency, card, the member's placing, then the order is inserted.
create or replace function recharge_renewal_place(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_card_id  uuid := (p_args ->> 'cardId')::uuid;
    v_answer   jsonb := idempotency_begin(p_call);
    v_card     jsonb;
    v_open     uuid;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    v_card := card_lock(v_merchant, v_card_id);
    perform pg_advisory_xact_lock(hashtextextended(
        concat_ws('|', 'recharge', v_merchant, p_args ->> 'memberId'), 0));
    select o.id into v_open from recharge_order o
     where o.merchant_id = v_merchant and o.card_id = v_card_id and o.purpose = 'renewal' and o.state = 'pending';
    v_answer := case
        when v_card is null or v_card ->> 'memberId' <> p_args ->> 'memberId'
            then jsonb_build_object('outcome', 'NOT_FOUND')
        when not exists (select from card_term t where t.merchant_id = v_merchant and t.card_id = v_card_id)
            then jsonb_build_object('outcome', 'NO_TERM')
        when v_card ->> 'status' <> 'active'
            then jsonb_build_object('outcome', 'CARD_NOT_ACTIVE', 'cardStatus', v_card ->> 'status')
        when measure_bars(v_merchant, (p_args ->> 'memberId')::uuid)
            then jsonb_build_object('outcome', 'MEMBERSHIP_UNDER_MEASURE')
        when v_open is not null then jsonb_build_object('outcome', 'CARD_ORDER_OPEN', 'openOrderId', v_open) end;
    if v_answer is not null then
        return idempotency_end(p_call, v_answer);
    end if;
    insert into recharge_order (merchant_id, id, card_id, member_id, store_id, channel, out_trade_no, appid, mchid,
                                purpose, fee_fen, amount_fen, bonus_fen, cap_fen, programme_version, terms_version,
                                refund_terms, state, actor, payer_identity, expires_at, check_due_at, wanted)
    values (v_merchant, (p_args ->> 'orderId')::uuid, v_card_id, (p_args ->> 'memberId')::uuid,
            (v_card ->> 'storeId')::uuid, 'wechat', p_args ->> 'outTradeNo', p_args ->> 'appid', p_args ->> 'mchid',
            'renewal', (p_args ->> 'feeFen')::bigint, 0, 0, (v_card ->> 'balanceCapFen')::bigint,
            (p_args ->> 'programmeVersion')::integer, p_args ->> 'termsVersion', p_args -> 'refundTerms', 'pending',
            p_args ->> 'actor', (p_args ->> 'payerIdentity')::uuid, (p_args ->> 'expiresAt')::timestamptz,
            (p_args ->> 'checkDueAt')::timestamptz, p_args -> 'wanted');
    return idempotency_end(p_call, jsonb_build_object('outcome', 'PLACED', 'orderId', p_args ->> 'orderId'));
end $$;
