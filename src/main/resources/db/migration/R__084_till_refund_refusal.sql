-- Why a sale may not be given back by this amount, apart from its tenders; null when it may. A refund of nothing is one of a
-- sale that cost nothing, and comes once.
create or replace function till_refund_refusal(p_sale sale, p_amount bigint, p_args jsonb) returns jsonb
    language sql stable
    as $$
    select case
        when till_own_card(p_sale.merchant_id, p_sale.member_id, p_args) is not null then
            till_own_card(p_sale.merchant_id, p_sale.member_id, p_args)
        when p_amount > p_sale.total_fen - p_sale.refunded_fen
             or p_amount = 0 and exists (
                 select from sale_refund r where r.merchant_id = p_sale.merchant_id
                    and r.business_month = p_sale.business_month and r.sale_id = p_sale.id) then
            jsonb_build_object('outcome', 'REFUND_EXCEEDS_SALE', 'refundableFen', p_sale.total_fen - p_sale.refunded_fen)
        when p_args ->> 'approvalId' is null
             and p_sale.refunded_fen + p_amount > (p_args ->> 'approvalAboveFen')::bigint then
            jsonb_build_object('outcome', 'APPROVAL_REQUIRED', 'limitFen', (p_args ->> 'approvalAboveFen')::bigint,
                               'refundId', p_args -> 'refundId')
    end
$$;
