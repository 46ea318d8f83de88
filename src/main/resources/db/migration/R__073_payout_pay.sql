-- Records that a person paid out by hand what WeChat could not give back; two people stand for it.
--   p_args {"refundId"} (a refund that WeChat gave up) or {"payoutId"} (the rest of a closed card), and
--          {"newId", "reference", "requestedBy", "approvedBy"}
-- Outcomes: PAID_OUT {"payoutId", "amountFen"}, NOT_FOUND, SAME_PERSON, ALREADY_<STATE>
-- Lock order: idempotency, refund or pay-out, ledger.
create or replace function payout_pay(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_answer   jsonb := idempotency_begin(p_call);
    v_payout   payout;
    v_refund   recharge_refund;
    v_posted   jsonb;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    select * into v_refund from recharge_refund
     where merchant_id = v_merchant and id = (p_args ->> 'refundId')::uuid for update;
    select * into v_payout from payout
     where merchant_id = v_merchant and id = (p_args ->> 'payoutId')::uuid for update;
    v_answer := case
        when num_nonnulls(v_refund.id, v_payout.id) <> 1 then jsonb_build_object('outcome', 'NOT_FOUND')
        when p_args ->> 'requestedBy' = p_args ->> 'approvedBy' then jsonb_build_object('outcome', 'SAME_PERSON')
        when v_refund.state <> 'by_hand'
            then jsonb_build_object('outcome', 'ALREADY_' || upper(v_refund.state))
        when v_payout.state <> 'waiting' then jsonb_build_object('outcome', 'ALREADY_PAID_OUT') end;
    if v_answer is not null then
        return idempotency_end(p_call, v_answer);
    end if;

    if v_payout.id is null then
        insert into payout (merchant_id, id, card_id, refund_id, amount_fen, state, requested_by)
        values (v_merchant, (p_args ->> 'newId')::uuid, v_refund.card_id, v_refund.id, v_refund.amount_fen, 'waiting',
                p_args ->> 'requestedBy')
        returning * into v_payout;
        update recharge_refund set state = 'paid_out', finished_at = app_now()
         where merchant_id = v_merchant and id = v_refund.id;
        update suspense_item set state = 'refunded' where merchant_id = v_merchant and id = v_refund.suspense_id;
    end if;
    update payout set state = 'paid', approved_by = p_args ->> 'approvedBy', reference = p_args ->> 'reference',
           requested_by = p_args ->> 'requestedBy', paid_at = app_now()
     where merchant_id = v_merchant and id = v_payout.id;
    v_posted := ledger_post(v_merchant, jsonb_build_object(
        'key', concat_ws('|', p_call ->> 'principal', p_call ->> 'key'), 'kind', 'payout',
        'sourceKind', 'payout', 'sourceId', v_payout.id, 'actor', p_args ->> 'requestedBy',
        'detail', jsonb_build_object('approvedBy', p_args ->> 'approvedBy')), jsonb_build_array(
        jsonb_build_object('counter', 'refund_clearing', 'ref', coalesce(v_refund.out_refund_no, v_payout.id::text),
            'asset', 'principal', 'amount', -v_payout.amount_fen),
        jsonb_build_object('counter', 'payout', 'ref', v_payout.id, 'asset', 'principal',
            'amount', v_payout.amount_fen)));
    if v_posted ->> 'outcome' <> 'POSTED' then
        raise exception 'pay-out % was not posted: %', v_payout.id, v_posted ->> 'outcome';
    end if;
    perform audit_write(v_merchant, p_args ->> 'approvedBy', 'payout.paid', 'payout:' || v_payout.id,
        jsonb_build_object('amountFen', v_payout.amount_fen, 'requestedBy', p_args ->> 'requestedBy'));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'PAID_OUT', 'payoutId', v_payout.id,
        'amountFen', v_payout.amount_fen));
end $$;
