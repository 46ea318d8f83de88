-- Ends the doubt about an openid that showed a known phone number.
--   p_args {"claimId", "decision": "proven" | "refused", "proof": "old_openid" | "physical_card" | "staff",
--           "memberId" (when the old openid decides: only its own), "detail"}
-- Outcomes: CLAIM_PROVEN {"cardId", "memberId", "spendableAt"}: the claimant's openid joins the card's person, and
--             value leaves their cards only 24 hours after the claim was notified;
--           CLAIM_REFUSED {"cardId", "memberId"}: they are two people, nothing is shared;
--           CLAIM_DECIDED, NOT_FOUND.
-- Lock order: idempotency, member rows by id, cards by id, the claim.
create or replace function card_claim_decide(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_proven   boolean := p_args ->> 'decision' = 'proven';
    v_claim    card_claim;
    v_outcome  jsonb;
begin
    v_outcome := idempotency_begin(p_call);
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_claim from card_claim where merchant_id = v_merchant and id = (p_args ->> 'claimId')::uuid;
    if not found or v_claim.member_id <> coalesce((p_args ->> 'memberId')::uuid, v_claim.member_id) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    perform from member
      where merchant_id = v_merchant and id in (v_claim.member_id, v_claim.claimant_id) order by id for no key update;
    perform from card where merchant_id = v_merchant and member_id = v_claim.member_id order by id for update;
    update card_claim
       set state = p_args ->> 'decision', decided_at = app_now(),
           proof = case when v_proven then p_args ->> 'proof' end
     where merchant_id = v_merchant and id = v_claim.id and state = 'open';
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'CLAIM_DECIDED'));
    end if;
    if v_proven then
        perform member_absorb(v_merchant, v_claim.claimant_id, v_claim.member_id);
        update card set spendable_at = greatest(spendable_at, v_claim.spendable_at), changed_at = app_now()
         where merchant_id = v_merchant and member_id = v_claim.member_id and status <> 'closed'
           and v_claim.spendable_at > app_now();
    end if;
    perform audit_write(v_merchant, p_call ->> 'principal', 'card.claim_' || (p_args ->> 'decision'),
                        'card:' || v_claim.card_id, coalesce(p_args -> 'detail', '{}')
                        || jsonb_build_object('claimId', v_claim.id, 'proof', p_args ->> 'proof'));
    perform outbox_publish(v_merchant, case when v_proven then 'CardClaimProven' else 'CardClaimRefused' end,
        'card:' || v_claim.card_id, jsonb_build_object(
        'claimId', v_claim.id, 'cardId', v_claim.card_id, 'memberId', v_claim.member_id,
        'claimantId', v_claim.claimant_id, 'proof', p_args ->> 'proof', 'spendableAt', v_claim.spendable_at));
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', case when v_proven then 'CLAIM_PROVEN' else 'CLAIM_REFUSED' end, 'cardId', v_claim.card_id,
        'memberId', v_claim.member_id, 'spendableAt', case when v_proven then v_claim.spendable_at end));
end $$;
