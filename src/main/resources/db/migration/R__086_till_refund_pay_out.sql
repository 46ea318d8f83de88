-- Pays the principal of a refund to a closed card out by hand, once, on the word of two people.
--   p_args {"refundId", "method", "reference", "requestedBy", "approvalId"}; the caller is the second pair of eyes
-- Outcomes: PAID_OUT {"refundId", "amountFen"}, NOT_FOUND, NOT_IN_SUSPENSE {"state"}, SAME_PERSON.
-- Lock order: idempotency, refund.
create or replace function till_refund_pay_out(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome  jsonb := idempotency_begin(p_call);
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_refund   sale_refund;
    v_key      text := 'refund-payout:' || (p_args ->> 'refundId');
    v_posted   jsonb;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_refund from sale_refund
     where merchant_id = v_merchant and id = (p_args ->> 'refundId')::uuid for update;
    v_outcome := case
        when v_refund.id is null then jsonb_build_object('outcome', 'NOT_FOUND')
        when v_refund.state <> 'in_suspense' then
            jsonb_build_object('outcome', 'NOT_IN_SUSPENSE', 'state', v_refund.state)
        when p_args ->> 'requestedBy' = p_call ->> 'principal' then jsonb_build_object('outcome', 'SAME_PERSON') end;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    update sale_refund set state = 'paid_out', payout_method = p_args ->> 'method',
           payout_reference = p_args ->> 'reference', payout_by = p_call ->> 'principal', paid_out_at = app_now()
     where merchant_id = v_merchant and business_month = v_refund.business_month and sale_id = v_refund.sale_id
       and id = v_refund.id;
    insert into till_operation (merchant_id, key, kind, id) values (v_merchant, v_key, 'payout', v_refund.id);
    v_posted := ledger_post(v_merchant,
        jsonb_build_object('key', v_key, 'kind', 'payout', 'sourceKind', 'sale_refund', 'sourceId', v_refund.id,
            'actor', p_call ->> 'principal', 'detail', jsonb_build_object('approvalId', p_args -> 'approvalId')),
        jsonb_build_array(
            jsonb_build_object('counter', 'suspense', 'ref', v_refund.id, 'asset', 'principal',
                               'amount', -v_refund.principal_fen),
            jsonb_build_object('counter', 'payout', 'ref', v_refund.id, 'asset', 'principal',
                               'amount', v_refund.principal_fen)));
    if v_posted ->> 'outcome' <> 'POSTED' then
        raise exception 'pay-out of refund % was not posted: %', v_refund.id, v_posted ->> 'outcome';
    end if;
    perform audit_write(v_merchant, p_call ->> 'principal', 'refund.paid_out', 'refund:' || v_refund.id,
                        p_args || jsonb_build_object('amountFen', v_refund.principal_fen));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'PAID_OUT', 'refundId', v_refund.id,
                                                      'amountFen', v_refund.principal_fen));
end $$;
