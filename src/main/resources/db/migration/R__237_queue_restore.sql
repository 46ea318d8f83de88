-- Gives the tickets of a step, whose lines the caller holds, back what they were before it. A party that is called again
-- is waited for anew. What was told stays told.
create or replace function queue_restore(p_step queue_step, p_version bigint) returns void
    language sql
    as $$
    update queue_ticket t
       set line = b.line, day = b.day, number = b.number, party_size = b.party_size, state = b.state, place = b.place,
           over = b.over, overtaken = b.overtaken, skips = b.skips, calls = b.calls, remote = b.remote, terms = b.terms,
           arrived_at = b.arrived_at, first_called_at = b.first_called_at, called_at = b.called_at,
           due_at = case when b.state = 'called'
                         then app_now() + make_interval(mins => (b.terms ->> 'noShowMinutes')::integer)
                         else b.due_at end,
           seated_at = b.seated_at, ended_at = b.ended_at, table_code = b.table_code, merged_into = b.merged_into,
           changed_by = b.changed_by, version = p_version
      from jsonb_populate_recordset(null::queue_ticket, p_step.before) as b
     where t.merchant_id = b.merchant_id and t.id = b.id
$$;
