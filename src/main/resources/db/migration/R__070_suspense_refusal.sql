-- Why a decision on a payment in suspense is refused, or null. The item is locked, all null when there is none.
create or replace function suspense_refusal(p_item suspense_item, p_card jsonb, p_args jsonb) returns jsonb
    language sql stable
    as $$
    select case
        when (p_item).id is null then jsonb_build_object('outcome', 'NOT_FOUND')
        when (p_item).state <> 'open'
            then jsonb_build_object('outcome', 'ALREADY_DECIDED', 'state', (p_item).state)
        when p_args ->> 'decidedBy' = p_args ->> 'approvedBy' then jsonb_build_object('outcome', 'SAME_PERSON')
        when not (p_item).booked and p_args ->> 'decision' <> 'keep' then jsonb_build_object('outcome', 'NOT_BOOKED')
        when p_args ->> 'decision' <> 'credit' then null
        when (p_item).kind = 'PAID_TWICE' or exists (select from recharge_order o
                where o.merchant_id = (p_item).merchant_id and o.out_trade_no = (p_item).out_trade_no
                  and o.state not in ('closed', 'suspended'))
            then jsonb_build_object('outcome', 'NOT_CREDITABLE')
        when p_card is null then jsonb_build_object('outcome', 'NOT_FOUND')
        when p_card ->> 'status' = 'closed'
            then jsonb_build_object('outcome', 'CARD_NOT_ACTIVE', 'cardStatus', p_card ->> 'status')
        when ledger_balance_of((p_item).merchant_id, (p_args ->> 'cardId')::uuid, 'principal')
                + ledger_balance_of((p_item).merchant_id, (p_args ->> 'cardId')::uuid, 'bonus') + (p_item).amount_fen
                > (p_card ->> 'balanceCapFen')::bigint
            then jsonb_build_object('outcome', 'OVER_CAP', 'capFen', (p_card ->> 'balanceCapFen')::bigint)
    end
$$;
