-- Saves the order of somebody who is about to pay for a card with WeChat: its fee, its first recharge, or both. The
-- card is opened when the payment is settled. No value moves; the ID document's place is taken by the order itself.
--   p_args {"card": as card_issue takes it, "orderId", "outTradeNo", "feeFen", "amountFen", "bonusFen", "offerCode",
--           "firstTime", "limitPerMember", "programmeVersion", "termsVersion", "refundTerms", "appid", "mchid", "actor",
--           "payerIdentity", "expiresAt", "checkDueAt"}
-- Outcomes: PLACED {"orderId"}
--           CARD_HELD {"cardId"} (they have one of the kind), CARD_ORDER_OPEN {"openOrderId"} (one waits to be paid),
--           CLAIM_OPEN {"claimId"} and the other refusals of card_seek, DOCUMENT_USED_UP, those of recharge_may_sell
-- Lock order: idempotency, the phone number, member rows by id, the member's placing, the document, the order.
create or replace function recharge_card_place(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_wanted   jsonb := p_args -> 'card';
    v_answer   jsonb := idempotency_begin(p_call);
    v_member   uuid;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    v_answer := recharge_card_seek(v_merchant, v_wanted, p_args);
    if v_answer ->> 'outcome' <> 'MAY_OPEN' then
        return idempotency_end(p_call, v_answer);
    end if;
    v_member := (v_answer ->> 'memberId')::uuid;
    insert into recharge_order (merchant_id, id, member_id, channel, out_trade_no, appid, mchid, purpose, fee_fen,
                                amount_fen, bonus_fen, cap_fen, offer_code, first_time, programme_version,
                                terms_version, refund_terms, state, actor, payer_identity, expires_at, check_due_at,
                                wanted)
    values (v_merchant, (p_args ->> 'orderId')::uuid, v_member, 'wechat', p_args ->> 'outTradeNo', p_args ->> 'appid',
            p_args ->> 'mchid', 'card', (p_args ->> 'feeFen')::bigint, (p_args ->> 'amountFen')::bigint,
            (p_args ->> 'bonusFen')::bigint, (v_wanted ->> 'balanceCapFen')::bigint, p_args ->> 'offerCode',
            coalesce((p_args ->> 'firstTime')::boolean, false), (p_args ->> 'programmeVersion')::integer,
            p_args ->> 'termsVersion', p_args -> 'refundTerms', 'pending', p_args ->> 'actor',
            (p_args ->> 'payerIdentity')::uuid, (p_args ->> 'expiresAt')::timestamptz,
            (p_args ->> 'checkDueAt')::timestamptz, v_wanted - 'document' - 'phone' - 'consents');
    perform member_consent_give(v_merchant, v_member, jsonb_build_array(jsonb_build_object(
        'document', 'recharge', 'version', p_args ->> 'termsVersion')), 'mini_program');
    return idempotency_end(p_call, jsonb_build_object('outcome', 'PLACED', 'orderId', p_args ->> 'orderId'));
end $$;
