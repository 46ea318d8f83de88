-- Saves an order that a member is about to pay with WeChat, and the terms that he accepted. No value moves; room under
-- the cap and a place in the offer's limit are taken by the order itself, until it is paid or closed.
--   p_args {"orderId", "outTradeNo", "cardId", "memberId", "amountFen", "bonusFen", "offerCode", "firstTime",
--           "limitPerMember", "programmeVersion", "termsVersion", "refundTerms", "appid", "mchid", "actor",
--           "payerIdentity", "expiresAt", "checkDueAt"}
-- Outcomes: PLACED {"orderId"}
--           NOT_FOUND (no such card of this member), CARD_NOT_ACTIVE {"cardStatus"}
--           NOT_FIRST_RECHARGE, OFFER_USED_UP {"limitPerMember", "openOrderId"}
--           OVER_CAP {"capFen", "balanceFen", "pendingFen", "roomFen"}
-- Promises: a member's orders are placed one after the other, so neither limit nor cap is passed by orders placed at
-- once. Lock order: idempotency, card, the member's placing, then the order is inserted.
create or replace function recharge_order_place(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_card_id  uuid := (p_args ->> 'cardId')::uuid;
    v_amount   bigint := (p_args ->> 'amountFen')::bigint;
    v_answer   jsonb := idempotency_begin(p_call);
    v_card     jsonb;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    v_card := card_lock(v_merchant, v_card_id);
    if v_card is null or v_card ->> 'memberId' <> p_args ->> 'memberId' then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    elsif v_card ->> 'status' <> 'active' then
        return idempotency_end(p_call,
            jsonb_build_object('outcome', 'CARD_NOT_ACTIVE', 'cardStatus', v_card ->> 'status'));
    end if;

    v_answer := recharge_may_sell(v_merchant, p_args, (v_card ->> 'balanceCapFen')::bigint);
    if v_answer is not null then
        return idempotency_end(p_call, v_answer);
    end if;
    insert into recharge_order (merchant_id, id, card_id, member_id, store_id, channel, out_trade_no, appid, mchid,
                                amount_fen, bonus_fen, cap_fen, offer_code, first_time, programme_version,
                                terms_version, refund_terms, state, actor, payer_identity, expires_at, check_due_at)
    values (v_merchant, (p_args ->> 'orderId')::uuid, v_card_id, (p_args ->> 'memberId')::uuid,
            (v_card ->> 'storeId')::uuid, 'wechat', p_args ->> 'outTradeNo', p_args ->> 'appid', p_args ->> 'mchid',
            v_amount, (p_args ->> 'bonusFen')::bigint, (v_card ->> 'balanceCapFen')::bigint, p_args ->> 'offerCode',
            coalesce((p_args ->> 'firstTime')::boolean, false), (p_args ->> 'programmeVersion')::integer,
            p_args ->> 'termsVersion', p_args -> 'refundTerms', 'pending', p_args ->> 'actor',
            (p_args ->> 'payerIdentity')::uuid, (p_args ->> 'expiresAt')::timestamptz,
            (p_args ->> 'checkDueAt')::timestamptz);
    perform member_consent_give(v_merchant, (p_args ->> 'memberId')::uuid, jsonb_build_array(jsonb_build_object(
        'document', 'recharge', 'version', p_args ->> 'termsVersion')), 'mini_program');
    return idempotency_end(p_call, jsonb_build_object('outcome', 'PLACED', 'orderId', p_args ->> 'orderId'));
end $$;
