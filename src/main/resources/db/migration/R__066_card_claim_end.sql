-- Ends the doubt about an openid that showed a known phone number, in the caller's commit.
--   p_args {"claimId", "decision": "proven" | "refused", "proof": "old_openid" | "physical_card" | "staff",
--           "memberId" (when the old openid decides: only its own), "detail"}
-- Outcomes: CLAIM_PROVEN {"cardId", "memberId", "spendableAt"}: the claimant's openid joins the card's person, and
--             value leaves their cards only 24 hours after the claim was notified;
--           CLAIM_REFUSED {"cardId", "memberId"}: they are two people, nothing is shared;
--           CLAIM_DECIDED, NOT_FOUND.
-- Lock order: member rows by id, cards by id, the claim.
create or replace function card_claim_end(p_merchant integer, p_actor text, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_proven   boolean := p_args ->> 'decision' = 'proven';
    v_claim    card_claim;
begin
    select * into v_claim from card_claim where merchant_id = p_merchant and id = (p_args ->> 'claimId')::uuid;
    if not found or v_claim.member_id <> coalesce((p_args ->> 'memberId')::uuid, v_claim.member_id) then
        return jsonb_build_object('outcome', 'NOT_FOUND');
    end if;
    perform from member
      where merchant_id = p_merchant and id in (v_claim.member_id, v_claim.claimant_id) order by id for no key update;
    perform from card where merchant_id = p_merchant and member_id = v_claim.member_id order by id for update;
    update card_claim
       set state = p_args ->> 'decision', decided_at = app_now(),
           proof = case when v_proven then p_args ->> 'proof' end
     where merchant_id = p_merchant and id = v_claim.id and state = 'open';
    if not found then
        return jsonb_build_object('outcome', 'CLAIM_DECIDED');
    end if;
    if v_proven then
        perform member_absorb(p_merchant, v_claim.claimant_id, v_claim.member_id);
        update card set spendable_at = greatest(spendable_at, v_claim.spendable_at), changed_at = app_now()
         where merchant_id = p_merchant and member_id = v_claim.member_id and status <> 'closed'
           and v_claim.spendable_at > app_now();
    end if;
    perform audit_write(p_merchant, p_actor, 'card.claim_' || (p_args ->> 'decision'),
                        'card:' || v_claim.card_id, coalesce(p_args -> 'detail', '{}')
                        || jsonb_build_object('claimId', v_claim.id, 'proof', p_args ->> 'proof'));
    perform outbox_publish(p_merchant, case when v_proven then 'CardClaimProven' else 'CardClaimRefused' end,
        'card:' || v_claim.card_id, jsonb_build_object(
        'claimId', v_claim.id, 'cardId', v_claim.card_id, 'memberId', v_claim.member_id,
        'claimantId', v_claim.claimant_id, 'proof', p_args ->> 'proof', 'spendableAt', v_claim.spendable_at));
    return jsonb_build_object(
        'outcome', case when v_proven then 'CLAIM_PROVEN' else 'CLAIM_REFUSED' end, 'cardId', v_claim.card_id,
        'memberId', v_claim.member_id, 'spendableAt', case when v_proven then v_claim.spendable_at end);
end $$;
