-- Marks deliveries of one claim as done, and answers how many of them the claim still held: a later holder's work is
-- not marked by an earlier one. The lists have one entry for each delivery.
-- Planned like outbox_claim.
create or replace function outbox_done(p_token uuid, p_merchants integer[], p_events bigint[], p_listeners text[])
    returns integer
    language plpgsql
    set plan_cache_mode = force_custom_plan
    set enable_seqscan = off
    set enable_bitmapscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    as $$
declare
    v_marked integer;
begin
    update outbox_delivery d set state = 'done', due_at = now(), last_error = null, lease_token = null
      from unnest(p_merchants, p_events, p_listeners) as m(merchant_id, event_id, listener)
     where d.merchant_id = m.merchant_id and d.event_id = m.event_id and d.listener = m.listener
       and d.lease_token = p_token and d.state = 'pending';
    get diagnostics v_marked = row_count;
    return v_marked;
end $$;
