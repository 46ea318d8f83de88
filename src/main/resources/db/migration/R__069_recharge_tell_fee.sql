-- Does and tells what a card's fee was paid for: the term of a renewal, and the events. The order is paid and locked.
create or replace function recharge_tell_fee(p_order recharge_order, p_card uuid) returns void
    language plpgsql
    as $$
declare
    v_merchant integer := (p_order).merchant_id;
    v_last     date;
begin
    if (p_order).fee_fen > 0 then
        perform outbox_publish(v_merchant, 'CardFeePaid', 'card:' || p_card, jsonb_build_object(
            'orderId', (p_order).id, 'cardId', p_card, 'memberId', (p_order).member_id,
            'kind', (p_order).wanted ->> 'kind', 'purpose', (p_order).purpose, 'feeFen', (p_order).fee_fen,
            'channel', (p_order).channel, 'storeId', (p_order).store_id));
    end if;
    if (p_order).purpose = 'renewal' then
        v_last := card_term_begin(v_merchant, p_card, ((p_order).wanted ->> 'months')::integer,
                                  ((p_order).wanted ->> 'noticeDays')::integer);
        perform outbox_publish(v_merchant, 'CardRenewed', 'card:' || p_card, jsonb_build_object(
            'cardId', p_card, 'memberId', (p_order).member_id, 'kind', (p_order).wanted ->> 'kind',
            'orderId', (p_order).id, 'lastDay', v_last));
    end if;
end $$;
