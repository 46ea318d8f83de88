-- Ends a claim by the word of the old openid or of staff; arguments and outcomes as card_claim_end.
-- Lock order: idempotency, then as card_claim_end.
create or replace function card_claim_decide(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome jsonb := idempotency_begin(p_call);
begin
    return coalesce(v_outcome, idempotency_end(p_call,
        card_claim_end((p_call ->> 'merchant')::integer, p_call ->> 'principal', p_args)));
end $$;
