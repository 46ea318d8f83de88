-- Credits a paid order exactly once, whoever says so first: a notice, its repetition, or the reconciler's query.
--   p_args {"outTradeNo", "transactionId", "appid", "mchid", "amountFen", "currency", "paidAt",
--           "numbers", "codeNumbers" (fresh, for a card that is opened; those of the order unless given)}
--   p_call has the natural key wx:<transactionId>
-- Outcomes: SETTLED {"orderId", "cardId", "amountFen", "bonusFen", "overCapFen", "balances"}
--           ALREADY_SETTLED {"orderId"}
--           UNKNOWN_ORDER, PAYEE_MISMATCH, CURRENCY_MISMATCH, AMOUNT_MISMATCH, PAID_AFTER_CLOSE, PAID_TWICE,
--           CARD_CLOSED, CARD_NOT_OPENED {"suspenseId"}: the money is booked to suspense for staff to decide.
-- A frozen or lost card is credited: nothing leaves it by that, and the money is the member's. A closed one is not:
-- what lies on it could not be spent or paid back any more. A card that others were merged into takes their orders.
-- Over the cap (a refund came back while the order waited) it is booked and reported: the order had its room when it
-- was sold, the member has paid, and only he may ask it back.
-- A card that the order pays for is opened in this commit, once. It is not when the person has one of its kind by now,
-- has left, or is barred by the house rules.
-- Lock order: idempotency, card (the person, for one that is opened), order, ledger accounts.
create or replace function recharge_settle(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_answer   jsonb := idempotency_begin(p_call);
    v_order    recharge_order;
    v_known    suspense_item;
    v_refusal  text;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    select * into v_order from recharge_order
     where merchant_id = v_merchant and out_trade_no = p_args ->> 'outTradeNo';
    if v_order.purpose = 'card' and v_order.card_id is null then
        v_answer := jsonb_build_object(
            'status', case when recharge_card_ready(v_order) then 'active' else 'not_openable' end);
        select * into v_order from recharge_order where merchant_id = v_merchant and id = v_order.id for update;
    elsif v_order.id is not null then
        v_order.card_id := (card_lineage(v_merchant, v_order.card_id))[1];
        v_answer := card_lock(v_merchant, v_order.card_id);
        select * into v_order from recharge_order where merchant_id = v_merchant and id = v_order.id for update;
    end if;

    select * into v_known from suspense_item
     where merchant_id = v_merchant and transaction_id = p_args ->> 'transactionId';
    if found then
        return idempotency_end(p_call, jsonb_build_object('outcome', v_known.kind, 'suspenseId', v_known.id));
    elsif v_order.state = 'paid' and v_order.transaction_id = p_args ->> 'transactionId' then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'ALREADY_SETTLED', 'orderId', v_order.id));
    end if;
    v_refusal := recharge_unfit(v_order, v_answer ->> 'status', p_args);
    if v_refusal is not null then
        return idempotency_end(p_call, suspense_book(v_merchant, v_refusal, v_order.id, p_args));
    end if;
    if v_order.purpose = 'card' and v_order.card_id is null then
        perform recharge_card_open(v_order, p_args);
    end if;
    return idempotency_end(p_call, recharge_credit(v_merchant, v_order.id,
        jsonb_build_object('key', p_call ->> 'key', 'actor', 'system'),
        jsonb_build_object('counter', 'wechat_clearing', 'ref', v_order.out_trade_no),
        p_args ->> 'transactionId', (p_args ->> 'paidAt')::timestamptz));
end $$;
