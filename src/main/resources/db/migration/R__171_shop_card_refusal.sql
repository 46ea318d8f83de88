-- Why bonus may not go onto that card of a member (null: they have none); null when it may. Locks the card.
--   CARD_REQUIRED · NOT_FOUND (somebody else's) · CARD_NOT_ACTIVE {"cardStatus"}
create or replace function shop_card_refusal(p_merchant integer, p_member uuid, p_card uuid) returns jsonb
    language plpgsql
    as $$
declare
    v_card jsonb := card_lock(p_merchant, p_card);
begin
    return case
        when p_card is null then jsonb_build_object('outcome', 'CARD_REQUIRED')
        when v_card is null or (v_card ->> 'memberId')::uuid <> p_member then
            jsonb_build_object('outcome', 'NOT_FOUND')
        when v_card ->> 'status' <> 'active' then
            jsonb_build_object('outcome', 'CARD_NOT_ACTIVE', 'cardStatus', v_card -> 'status')
    end;
end $$;
