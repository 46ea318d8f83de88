-- Gives a sale back, whole or in parts, the way it came, in one commit: idempotency row, refund and its tenders, cash
-- out of the shift, entries, audit, outbox.
--   p_args {"refundId", "saleId", "amountFen", "tenders": null or [{"kind", "amountFen"}], "reason", "staffId",
--           "terminalId", "actorPhoneIndex", "approvalAboveFen", "dayLimitFen": null without one, "approvalId"}
-- Outcomes: REFUNDED (the refund, "state" booked or in_suspense, "overCapFen", "balance" and "balances" when a card was
-- credited), NOT_FOUND, REFUND_EXCEEDS_SALE {"refundableFen"}, REFUND_EXCEEDS_TENDER {"kind", "refundableFen"},
-- TENDERS_DO_NOT_ADD_UP, OWN_CARD, APPROVAL_REQUIRED {"limitFen", "refundId"}, SHIFT_CLOSED (cash
-- without an open shift), OPERATION_KNOWN {"id"} (also when a refund of this id is booked: approved twice).
-- Promises: the parts never exceed the whole, per sale and per tender; the wallet's part goes to principal and bonus as
-- it came, to the fen (till_give_back). A card in any state but closed takes it, for the money is its own; above the
-- cap it is booked and reported (CardOverCap). A closed card's goes to suspense, to be paid out by hand.
-- The approval limit counts all parts of a sale together, so that it cannot be passed in small steps.
-- The day's limit of who acts counts what they gave back without a second person, over all sales.
-- Lock order: idempotency, cards (share), shift (share), sale, the actor's day, accounts.
create or replace function till_refund(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome   jsonb := idempotency_begin(p_call);
    v_merchant  integer := (p_call ->> 'merchant')::integer;
    v_key       text := concat_ws('|', p_call ->> 'principal', p_call ->> 'key');
    v_refund    uuid := (p_args ->> 'refundId')::uuid;
    v_amount    bigint := (p_args ->> 'amountFen')::bigint;
    v_sale      sale;
    v_target    jsonb;
    v_shift     uuid;
    v_known     uuid;
    v_tenders   jsonb;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_sale from sale where merchant_id = v_merchant and id = (p_args ->> 'saleId')::uuid;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    if v_sale.wallet_fen > 0 then
        v_target := till_refund_target(v_merchant, v_sale.card_id, v_sale.store_id, v_refund);
    end if;
    v_shift := shift_require_open(v_merchant, coalesce(p_args ->> 'staffId', p_args ->> 'terminalId')::uuid,
                                  v_sale.store_id);
    select * into v_sale from sale
     where merchant_id = v_merchant and business_month = v_sale.business_month and id = v_sale.id for update;

    v_outcome := coalesce(till_refund_refusal(v_sale, v_amount, p_args),
                          till_refund_day_refusal(v_sale, v_amount, p_call ->> 'principal', p_args));
    if v_outcome is null then
        v_outcome := till_allocate(v_sale, v_amount, p_args -> 'tenders');
        v_tenders := v_outcome -> 'tenders';
    end if;
    if v_tenders is not null and v_shift is null and till_tendered(v_tenders, 'cash') > 0 then
        v_outcome := jsonb_build_object('outcome', 'SHIFT_CLOSED');
        v_tenders := null;
    end if;
    if v_tenders is null then
        return idempotency_end(p_call, v_outcome);
    end if;
    insert into till_operation (merchant_id, key, kind, id) values (v_merchant, v_key, 'refund', v_refund)
    on conflict do nothing;
    if not found or exists (select from sale_refund where merchant_id = v_merchant and id = v_refund) then
        select id into v_known from till_operation where merchant_id = v_merchant and key = v_key;
        return idempotency_end(p_call, jsonb_build_object('outcome', 'OPERATION_KNOWN', 'id', v_known));
    end if;
    return idempotency_end(p_call, till_give(v_sale, v_key, p_call ->> 'principal', v_shift, v_target, v_tenders, p_args));
end $$;
