-- Why a card, as card_lock answered it, may not be used at the till; null when it may.
-- p_spends: value leaves the card. A card whose second proof is still out may collect, but not spend.
create or replace function till_card_refusal(p_card jsonb, p_spends boolean) returns jsonb
    language sql stable
    as $$
    select case
        when p_card is null then jsonb_build_object('outcome', 'NOT_FOUND')
        when p_card ->> 'status' = 'frozen' then jsonb_build_object('outcome', 'CARD_FROZEN')
        when p_card ->> 'status' = 'lost' then jsonb_build_object('outcome', 'CARD_LOST')
        when p_card ->> 'status' <> 'active' then jsonb_build_object('outcome', 'CARD_CLOSED')
        when p_spends and (p_card ->> 'spendableAt')::timestamptz > app_now() then
            jsonb_build_object('outcome', 'CARD_NOT_SPENDABLE_YET', 'spendableAt', p_card -> 'spendableAt')
    end
$$;
