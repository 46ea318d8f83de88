-- Adds people to the list of those who may join. Whose phone or number is there already stays as it was.
--   p_args {"entries": [{"id", "phoneIndex", "numberIndex", "sealed"}]}
-- Outcome: ENTRIES_ADDED {"added", "known"}
create or replace function eligibility_add(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_added    integer;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    insert into eligibility_entry (merchant_id, id, phone_index, number_index, person_sealed)
    select v_merchant, (e ->> 'id')::uuid, e ->> 'phoneIndex', e ->> 'numberIndex', e ->> 'sealed'
      from jsonb_array_elements(p_args -> 'entries') with ordinality as entries (e, i)
     order by e ->> 'phoneIndex', e ->> 'numberIndex'
        on conflict do nothing;
    get diagnostics v_added = row_count;
    perform audit_write(v_merchant, p_call ->> 'principal', 'eligibility.added', 'eligibility:list',
                        jsonb_build_object('added', v_added));
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', 'ENTRIES_ADDED', 'added', v_added,
        'known', jsonb_array_length(p_args -> 'entries') - v_added));
end $$;
