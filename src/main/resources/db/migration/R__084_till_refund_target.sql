-- Where stored value of a refund arrives: the card that paid, the card that it was merged into, or suspense when the
-- card was closed and has no successor. {"cardId", "capFen", "wallet" as till_lines takes it}; "cardId" null is suspense.
-- Bonus cannot be paid out: that of a closed card goes back to the cost of bonus.
-- Locks the cards on the way for share. p_refund names the suspense.
create or replace function till_refund_target(p_merchant integer, p_card uuid, p_store uuid, p_refund uuid) returns jsonb
    language plpgsql
    as $$
declare
    v_card   uuid := p_card;
    v_state  jsonb := card_lock(p_merchant, p_card);
begin
    while v_state ->> 'status' = 'closed' and v_state ->> 'mergedInto' is not null loop
        v_card := (v_state ->> 'mergedInto')::uuid;
        v_state := card_lock(p_merchant, v_card);
    end loop;
    if v_state ->> 'status' = 'closed' then
        return jsonb_build_object('wallet', jsonb_build_object(
            'principal', jsonb_build_object('counter', 'suspense', 'ref', p_refund),
            'bonus', jsonb_build_object('counter', 'bonus_cost', 'ref', p_store)));
    end if;
    return jsonb_build_object('cardId', v_card, 'capFen', v_state -> 'balanceCapFen', 'wallet', till_wallet_of(v_card));
end $$;
