-- Somebody joins: gives the card that this person has, or opens one. However often and from wherever it is asked, one
-- person has one live card of a kind.
--   p_args {"memberId" (who asks), "kind", "balanceCapFen", "programmeVersion", "phoneRequired", "consents": [...],
--           "phone": {"index", "sealed", "keyId"} or null, "joinCode", "referrer", "cardId", "numbers", "codeNumbers",
--           "claimId", "claimDelay", "refusal" (why this kind is not opened by joining, or null), "perMember", "term",
--           "document": {"index", "sealed", "keyId", "limit"} or null, "eligibility" (as eligibility_claim takes it)}
-- Outcomes: CARD_ISSUED, CARD_FOUND {"cardId", "memberId"}
--           CARD_CLAIMED {"cardId", "claimId"}: the phone belongs to somebody whose card holds value, and this openid is
--             new. Numbers are recycled: nothing is opened and nothing is shared before a second proof.
--           PHONE_OF_ANOTHER_CARD (who asks has a card already, the phone too: merging is for staff)
--           PHONE_REQUIRED, MEMBER_GONE, MEMBERSHIP_UNDER_MEASURE (no new card while the house rules bar it)
--           NOT_ELIGIBLE (not on the merchant's list)
--           CARD_TO_BE_BOUGHT, CARD_AT_COUNTER, DOCUMENT_REQUIRED (the refusal), CARD_KIND_USED_UP, DOCUMENT_USED_UP
-- Lock order: idempotency, the phone number, member rows by id, the document.
create or replace function card_issue(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_document jsonb := nullif(p_args -> 'document', 'null');
    v_member   uuid;
    v_outcome  jsonb;
begin
    v_outcome := idempotency_begin(p_call);
    if v_outcome is not null then
        return v_outcome;
    end if;
    -- A document that is used up undoes the consents and the phone that came with the wish.
    begin
        v_outcome := card_seek(v_merchant, p_args);
        v_member := (v_outcome ->> 'memberId')::uuid;
        if v_outcome ->> 'outcome' = 'MAY_OPEN' and v_document is not null
           and not card_document_take(v_merchant, p_args || jsonb_build_object('memberId', v_member), v_document) then
            v_outcome := jsonb_build_object('outcome', 'DOCUMENT_USED_UP');
            raise exception using errcode = 'LK001', message = 'refused';
        end if;
    exception when sqlstate 'LK001' then
        return idempotency_end(p_call, v_outcome);
    end;
    if v_outcome ->> 'outcome' <> 'MAY_OPEN' then
        return idempotency_end(p_call, v_outcome);
    end if;
    perform card_open(v_merchant, v_member, p_args);
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', 'CARD_ISSUED', 'cardId', p_args ->> 'cardId', 'memberId', v_member));
end $$;
