-- Writes events of one type and their deliveries, in the caller's commit: what outbox_publish does for one, for many in
-- two statements.
--   p_events [{"aggregate", "payload"}], in the order in which they happened
create or replace function outbox_publish_all(p_merchant integer, p_type text, p_events jsonb) returns void
    language sql
    as $$
    with event as (
        insert into outbox_event (merchant_id, type, aggregate, payload)
        select p_merchant, p_type, e.value ->> 'aggregate', e.value -> 'payload'
          from jsonb_array_elements(p_events) with ordinality as e order by e.ordinality
        returning id, aggregate)
    insert into outbox_delivery (merchant_id, event_id, listener, aggregate)
    select p_merchant, e.id, l.listener, e.aggregate
      from event e join outbox_listener l on l.event_type = p_type
$$;
