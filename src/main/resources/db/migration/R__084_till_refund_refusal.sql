-- Why a sale may not be given back by this amount, apart from its tenders; null when it may.
create or replace function till_refund_refusal(p_sale sale, p_amount bigint, p_args jsonb) returns jsonb
    language sql immutable
    as $$
    select case
        when p_amount > p_sale.total_fen - p_sale.refunded_fen then
            jsonb_build_object('outcome', 'REFUND_EXCEEDS_SALE', 'refundableFen', p_sale.total_fen - p_sale.refunded_fen)
        when p_args ->> 'approvalId' is null
             and p_sale.refunded_fen + p_amount > (p_args ->> 'approvalAboveFen')::bigint then
            jsonb_build_object('outcome', 'APPROVAL_REQUIRED', 'limitFen', (p_args ->> 'approvalAboveFen')::bigint)
    end
$$;
