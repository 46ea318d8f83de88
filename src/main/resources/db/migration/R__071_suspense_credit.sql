-- Credits a payment in suspense to a card, as the recharge that it was meant to be: the order that it names takes the
-- amount that was really paid; where there is none, one is made, so that it can be refunded like any other.
-- What was meant for a card that could not be opened becomes money on the card that staff name.
-- The bonus that was offered is given only when the amount is the offered one and staff say so ("withBonus").
create or replace function suspense_credit(p_item suspense_item, p_card jsonb, p_key text, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_item).merchant_id;
    v_order    uuid;
begin
    update recharge_order
       set bonus_fen = case when amount_fen = (p_item).amount_fen and (p_args ->> 'withBonus')::boolean
                            then bonus_fen else 0 end,
           amount_fen = (p_item).amount_fen, fee_fen = 0, purpose = 'recharge', card_id = (p_args ->> 'cardId')::uuid,
           member_id = (p_card ->> 'memberId')::uuid
     where merchant_id = v_merchant and out_trade_no = (p_item).out_trade_no
    returning id into v_order;
    if not found then
        v_order := (p_args ->> 'orderId')::uuid;
        insert into recharge_order (merchant_id, id, card_id, member_id, store_id, channel, out_trade_no, appid, mchid,
                                    amount_fen, bonus_fen, cap_fen, programme_version, terms_version, refund_terms,
                                    state, actor, expires_at)
        values (v_merchant, v_order, (p_args ->> 'cardId')::uuid, (p_card ->> 'memberId')::uuid,
                (p_card ->> 'storeId')::uuid, 'wechat', (p_item).out_trade_no, '', (p_item).mchid,
                (p_item).amount_fen, 0, (p_card ->> 'balanceCapFen')::bigint,
                (p_args ->> 'programmeVersion')::integer, p_args ->> 'termsVersion', p_args -> 'refundTerms',
                'pending', p_args ->> 'decidedBy', (p_item).paid_at);
    end if;
    return recharge_credit(v_merchant, v_order, jsonb_build_object('key', p_key, 'actor', p_args ->> 'decidedBy',
            'detail', jsonb_build_object('suspenseId', (p_item).id, 'approvedBy', p_args ->> 'approvedBy')),
        jsonb_build_object('counter', 'suspense', 'ref', (p_item).out_trade_no), (p_item).transaction_id,
        (p_item).paid_at) || jsonb_build_object('outcome', 'CREDITED');
end $$;
