-- Claims deliveries of these listeners that are due, the longest due first, and answers them with their events. A
-- delivery is due when no earlier one of its listener and aggregate is still pending, whoever has it: that keeps the
-- order, and makes the deliveries of one claim independent of each other.
--   p_lease  milliseconds until somebody else may claim them
-- Goes along the index from its beginning whatever the statistics say, and is planned at each call: a burst of sales
-- writes more deliveries than there were when statistics were taken, or a plan was kept.
create or replace function outbox_claim(p_listeners text[], p_limit integer, p_token uuid, p_lease bigint)
    returns table (merchant_id integer, event_id bigint, listener text, attempts integer, type text, version smallint,
                   aggregate text, payload jsonb, created_at timestamptz)
    language sql
    set plan_cache_mode = force_custom_plan
    set enable_seqscan = off
    set enable_bitmapscan = off
    set enable_sort = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    as $$
    with due as materialized (
        select d.merchant_id, d.event_id, d.listener
          from outbox_delivery d
         where d.state = 'pending' and d.due_at <= now() and d.listener = any (p_listeners)
           and not exists (select from outbox_delivery earlier
                            where earlier.merchant_id = d.merchant_id and earlier.listener = d.listener
                              and earlier.aggregate = d.aggregate and earlier.state = 'pending'
                              and earlier.event_id < d.event_id)
         order by d.due_at, d.event_id limit p_limit for update of d skip locked),
    claimed as (
        update outbox_delivery d
           set lease_token = p_token, due_at = now() + p_lease * interval '1 millisecond', attempts = d.attempts + 1
          from due
         where d.merchant_id = due.merchant_id and d.event_id = due.event_id and d.listener = due.listener
        returning d.merchant_id, d.event_id, d.listener, d.attempts)
    select c.merchant_id, c.event_id, c.listener, c.attempts, e.type, e.version, e.aggregate, e.payload, e.created_at
      from claimed c join outbox_event e on e.merchant_id = c.merchant_id and e.id = c.event_id
     order by c.event_id
$$;
