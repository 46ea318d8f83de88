-- Why a redemption is not handed over or cancelled by this member of staff; never null. p_args "actorPhoneIndex" is the
-- keyed index of their phone, or missing.
--   NOT_FOUND · OWN_CARD (their own) · PRIZE_STAYS (a prize is not cancelled) · REDEMPTION_NOT_OPEN {"state"}
create or replace function shop_end_refusal(p_merchant integer, p_redemption uuid, p_args jsonb) returns jsonb
    language plpgsql stable
    as $$
declare
    v_redemption redemption;
begin
    select * into v_redemption from redemption where merchant_id = p_merchant and id = p_redemption;
    return case
        when not found then jsonb_build_object('outcome', 'NOT_FOUND')
        when member_has_phone(p_merchant, v_redemption.member_id, p_args ->> 'actorPhoneIndex') then
            jsonb_build_object('outcome', 'OWN_CARD')
        when v_redemption.state = 'open' and v_redemption.prize is not null then
            jsonb_build_object('outcome', 'PRIZE_STAYS')
        else jsonb_build_object('outcome', 'REDEMPTION_NOT_OPEN', 'state', v_redemption.state)
    end;
end $$;
