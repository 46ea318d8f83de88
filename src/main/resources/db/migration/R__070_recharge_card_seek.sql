-- Whether a card of a kind may be sold to somebody now: MAY_OPEN {"memberId"}, or the refusal. Takes the place of the ID
-- document for it. p_wanted as card_issue takes it; p_args the sale as recharge_may_sell takes it, with "orderId".
-- A refusal undoes the consents and the phone that came with the wish; a claim stays, as when somebody joins.
-- Lock order: the phone number, member rows by id, the member's placing, the document.
create or replace function recharge_card_seek(p_merchant integer, p_wanted jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_seek    jsonb;
    v_refusal jsonb;
begin
    v_seek := card_seek(p_merchant, p_wanted);
    if v_seek ->> 'outcome' = 'CARD_CLAIMED' then
        return jsonb_build_object('outcome', 'CLAIM_OPEN', 'claimId', v_seek -> 'claimId');
    end if;
    v_refusal := case v_seek ->> 'outcome'
        when 'CARD_FOUND' then jsonb_build_object('outcome', 'CARD_HELD', 'cardId', v_seek -> 'cardId')
        when 'MAY_OPEN' then recharge_card_refusal(p_merchant, (v_seek ->> 'memberId')::uuid, p_wanted, p_args)
        else v_seek end;
    if v_refusal is not null then
        raise exception using errcode = 'LK001', message = 'refused';
    end if;
    return v_seek;
exception when sqlstate 'LK001' then
    return v_refusal;
end $$;
