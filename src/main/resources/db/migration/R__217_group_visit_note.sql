-- Notes that some of a member's group are here today: each once on a business day of the store.
--   p_args {"memberId", "group", "storeId", "entries": [key]}
-- Outcomes: NOTED {"day", "noted", "known"} · NOT_FOUND (no such store)
-- Lock order: idempotency, the days.
create or replace function group_visit_note(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_store    uuid := (p_args ->> 'storeId')::uuid;
    v_outcome  jsonb := idempotency_begin(p_call);
    v_day      date;
    v_noted    integer;
    v_wanted   integer;
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_day := store_day(v_merchant, v_store, app_now());
    if v_day is null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    select count(distinct e) into v_wanted from jsonb_array_elements_text(p_args -> 'entries') as c (e);
    insert into group_visit (merchant_id, member_id, group_code, entry_key, day, store_id, noted_by)
    select distinct v_merchant, (p_args ->> 'memberId')::uuid, p_args ->> 'group', e, v_day, v_store,
           p_call ->> 'principal'
      from jsonb_array_elements_text(p_args -> 'entries') as c (e)
     order by e
        on conflict do nothing;
    get diagnostics v_noted = row_count;
    return idempotency_end(p_call, jsonb_build_object(
        'outcome', 'NOTED', 'day', v_day, 'noted', v_noted, 'known', v_wanted - v_noted));
end $$;
