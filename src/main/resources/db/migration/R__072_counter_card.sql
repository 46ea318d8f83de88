-- Gives somebody a card at the counter: its fee and its first recharge go into the cashier's open shift, or a sale of
-- today brings it. All in this commit.
--   p_args {"card": as card_issue takes it, with "channel" "counter"; "newcomer": as member_at_counter or null,
--           "orderId", "channel": "cash"|"bank_card"|null, "feeFen", "amountFen", "bonusFen", "offerCode", "firstTime",
--           "limitPerMember", "programmeVersion", "termsVersion", "refundTerms", "storeId", "shiftHolder", "actor",
--           "saleId", "firstPurchaseFen"}
-- Outcomes: CARD_GIVEN {"cardId", "memberId", "orderId"|null, "feeFen", "amountFen", "balances"}
--           SHIFT_REQUIRED (where money is taken), SALE_NOT_FIT {"firstPurchaseFen"}, CARD_HELD and the other
--           refusals of recharge_card_seek
-- Lock order: idempotency, the phone number, member rows by id, the member's placing, the document, shift, order,
-- ledger accounts.
create or replace function counter_card(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_store    uuid := (p_args ->> 'storeId')::uuid;
    v_wanted   jsonb := p_args -> 'card' || jsonb_build_object('storeId', p_args -> 'storeId');
    v_paid     boolean := (p_args ->> 'feeFen')::bigint + (p_args ->> 'amountFen')::bigint > 0;
    v_answer   jsonb := idempotency_begin(p_call);
    v_member   uuid;
    v_shift    uuid;
begin
    if v_answer is not null then
        return v_answer;
    end if;
    -- A refusal undoes what led to it: the newcomer, the consents, the place of the document.
    begin
        if nullif(p_args -> 'newcomer', 'null') is not null then
            v_wanted := v_wanted || jsonb_build_object(
                'memberId', member_at_counter(v_merchant, p_args -> 'newcomer'));
        end if;
        v_answer := recharge_card_seek(v_merchant, v_wanted, p_args);
        v_member := (v_answer ->> 'memberId')::uuid;
        if v_answer ->> 'outcome' = 'MAY_OPEN' then
            v_shift := shift_require_open(v_merchant, (p_args ->> 'shiftHolder')::uuid, v_store);
            v_answer := counter_card_refusal(v_merchant, v_member, v_paid, v_shift, p_args);
        end if;
        if v_answer is not null then
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
    exception when sqlstate 'LK001' then
        return idempotency_end(p_call, v_answer);
    end;

    perform card_open(v_merchant, v_member, v_wanted);
    if (p_args ->> 'firstPurchaseFen')::bigint > 0 then
        insert into card_first_purchase (merchant_id, sale_id, card_id)
        values (v_merchant, (p_args ->> 'saleId')::uuid, (v_wanted ->> 'cardId')::uuid);
    end if;
    v_answer := jsonb_build_object('outcome', 'CARD_GIVEN', 'cardId', v_wanted -> 'cardId', 'memberId', v_member,
        'orderId', case when v_paid then p_args -> 'orderId' end, 'feeFen', p_args -> 'feeFen',
        'amountFen', p_args -> 'amountFen', 'balances', '[]'::jsonb);
    if v_paid then
        perform counter_card_order(v_merchant, v_member, v_shift, v_wanted, p_args);
        v_answer := v_answer || jsonb_build_object('balances', recharge_credit(v_merchant,
            (p_args ->> 'orderId')::uuid,
            jsonb_build_object('key', concat_ws('|', p_call ->> 'principal', p_call ->> 'key'),
                'actor', p_args ->> 'actor'),
            jsonb_build_object('counter', p_args ->> 'channel', 'ref', v_shift), null, app_now()) -> 'balances');
    end if;
    perform audit_write(v_merchant, p_call ->> 'principal', 'card.given', 'card:' || (v_wanted ->> 'cardId'),
        jsonb_build_object('kind', v_wanted ->> 'kind', 'feeFen', (p_args ->> 'feeFen')::bigint,
            'amountFen', (p_args ->> 'amountFen')::bigint, 'saleId', p_args ->> 'saleId'));
    return idempotency_end(p_call, v_answer);
end $$;
