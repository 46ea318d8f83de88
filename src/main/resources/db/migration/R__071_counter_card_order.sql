-- Saves what was paid at the counter for a card that is open by now, as an order like any other.
create or replace function counter_card_order(p_merchant integer, p_member uuid, p_shift uuid, p_wanted jsonb,
                                              p_args jsonb) returns void
    language plpgsql
    as $$
begin
    insert into recharge_order (merchant_id, id, card_id, member_id, store_id, channel, purpose, fee_fen, amount_fen,
                                bonus_fen, cap_fen, offer_code, first_time, programme_version, terms_version,
                                refund_terms, state, shift_id, actor, wanted)
    values (p_merchant, (p_args ->> 'orderId')::uuid, (p_wanted ->> 'cardId')::uuid, p_member,
            (p_args ->> 'storeId')::uuid, p_args ->> 'channel', 'card', (p_args ->> 'feeFen')::bigint,
            (p_args ->> 'amountFen')::bigint, (p_args ->> 'bonusFen')::bigint,
            (p_wanted ->> 'balanceCapFen')::bigint, p_args ->> 'offerCode',
            coalesce((p_args ->> 'firstTime')::boolean, false), (p_args ->> 'programmeVersion')::integer,
            p_args ->> 'termsVersion', p_args -> 'refundTerms', 'pending', p_shift, p_args ->> 'actor',
            jsonb_build_object('kind', p_wanted -> 'kind'));
end $$;
