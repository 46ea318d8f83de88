-- Why a sale may not be given back by this amount, apart from its tenders; null when it may.
create or replace function till_refund_refusal(p_sale sale, p_amount bigint, p_args jsonb) returns jsonb
    language sql stable
    as $$
    select case
        when till_own_card(p_sale.merchant_id, p_sale.member_id, p_args) is not null then
            till_own_card(p_sale.merchant_id, p_sale.member_id, p_args)
        when p_amount > p_sale.total_fen - p_sale.refunded_fen then
            jsonb_build_object('outcome', 'REFUND_EXCEEDS_SALE', 'refundableFen', p_sale.total_fen - p_sale.refunded_fen)
        when p_args ->> 'approvalId' is null
             and p_sale.refunded_fen + p_amount > (p_args ->> 'approvalAboveFen')::bigint then
            jsonb_build_object('outcome', 'APPROVAL_REQUIRED', 'limitFen', (p_args ->> 'approvalAboveFen')::bigint,
                               'refundId', p_args -> 'refundId')
    end
$$;
