-- Answers an operation that never reached a card, as with a code that cannot be read: the stored outcome of an
-- earlier try with this key (its code may have run out since), else the refusal p_outcome, stored for replays.
create or replace function till_refuse(p_call jsonb, p_outcome jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_outcome jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    return idempotency_end(p_call, p_outcome);
end $$;
