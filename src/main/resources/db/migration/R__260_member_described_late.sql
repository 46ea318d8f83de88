-- Keeps the keyed indexes of profiles that were saved before there were any, and answers of how many. Tells nobody: who
-- asks gathers the facts next. A profile that was saved meanwhile has its own.
--   p_profiles [{"memberId", "indexes": as in member_described}], as text
-- Lock order: members by id.
create or replace function member_described_late(p_merchant integer, p_profiles text) returns integer
    language plpgsql
    as $$
declare
    v_profiles jsonb := p_profiles;
    v_done     integer;
begin
    perform from member m
      join jsonb_array_elements(v_profiles) as p on m.id = (p ->> 'memberId')::uuid
     where m.merchant_id = p_merchant order by m.id for no key update of m;
    update member m
       set birth_year_index = p #>> '{indexes,year}', sex_index = p #>> '{indexes,sex}',
           region_indexes = nullif(array(select r from jsonb_array_elements_text(p #> '{indexes,regions}') as r), '{}'),
           described_at = app_now()
      from jsonb_array_elements(v_profiles) as p
     where m.merchant_id = p_merchant and m.id = (p ->> 'memberId')::uuid and m.described_at is null;
    get diagnostics v_done = row_count;
    return v_done;
end $$;
