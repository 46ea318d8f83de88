-- Keeps which measure and which request for a second person came of a proposal, so that its repetition answers the
-- same and asks nobody twice.
--   p_args {"measureId", "approvalId"}
-- Outcomes: MEASURE_ASKED {"measureId", "approvalId"}
-- Lock order: idempotency.
create or replace function measure_ask(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
begin
    return coalesce(idempotency_begin(p_call), idempotency_end(p_call, jsonb_build_object('outcome', 'MEASURE_ASKED',
        'measureId', p_args -> 'measureId', 'approvalId', p_args -> 'approvalId')));
end $$;
