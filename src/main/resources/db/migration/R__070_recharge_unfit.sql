-- Why a payment does not fit the order that it names, or null. The order is locked, or all null when there is none.
create or replace function recharge_unfit(p_order recharge_order, p_card_status text, p_args jsonb) returns text
    language sql immutable
    as $$
    select case
        when (p_order).id is null then 'UNKNOWN_ORDER'
        when (p_order).state = 'paid' then 'PAID_TWICE'
        when (p_order).appid is distinct from p_args ->> 'appid' or (p_order).mchid is distinct from p_args ->> 'mchid'
            then 'PAYEE_MISMATCH'
        when p_args ->> 'currency' is distinct from 'CNY' then 'CURRENCY_MISMATCH'
        when (p_order).amount_fen + (p_order).fee_fen <> (p_args ->> 'amountFen')::bigint then 'AMOUNT_MISMATCH'
        when (p_order).state <> 'pending' then 'PAID_AFTER_CLOSE'
        when p_card_status = 'closed' then 'CARD_CLOSED'
        when p_card_status = 'not_openable' then 'CARD_NOT_OPENED'
    end
$$;
