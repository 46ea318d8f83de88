-- Ends a claim by the claimant's own proof: a plastic card that is bound to the claimed person, together with the
-- amount of one of their recent sales. Which of the two was wrong is not told, and tries are limited.
--   p_args {"claimId", "claimantId", "plastic" (number), "saleKnown" (whether the amount is one of theirs), "tries"}
-- Outcomes: as card_claim_end · PROOF_REFUSED · CLAIM_TRIES_EXCEEDED · NOT_FOUND (not this claimant's)
-- Lock order: idempotency, then as card_claim_end.
create or replace function card_claim_prove(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_claim    card_claim;
    v_bound    boolean;
    v_outcome  jsonb;
begin
    v_outcome := idempotency_begin(p_call);
    if v_outcome is not null then
        return v_outcome;
    end if;
    select * into v_claim from card_claim
     where merchant_id = v_merchant and id = (p_args ->> 'claimId')::uuid
       and claimant_id = (p_args ->> 'claimantId')::uuid;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    update card_claim set tries = tries + 1
     where merchant_id = v_merchant and id = v_claim.id and tries < (p_args ->> 'tries')::integer;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'CLAIM_TRIES_EXCEEDED'));
    end if;
    v_bound := exists (select from physical_card p
                         join card c on c.merchant_id = p.merchant_id and c.id = p.card_id
                        where p.merchant_id = v_merchant and p.number = p_args ->> 'plastic'
                          and c.member_id = v_claim.member_id);
    if not v_bound or not (p_args ->> 'saleKnown')::boolean then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'PROOF_REFUSED'));
    end if;
    return idempotency_end(p_call, card_claim_end(v_merchant, p_call ->> 'principal', jsonb_build_object(
        'claimId', v_claim.id, 'decision', 'proven', 'proof', 'physical_card')));
end $$;
