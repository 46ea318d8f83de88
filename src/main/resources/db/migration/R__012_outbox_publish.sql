-- Writes an event and one delivery for each of its listeners, in the caller's commit.
-- p_aggregate is '<kind>:<id>'; deliveries of one aggregate and listener keep their order, because the caller
-- holds the aggregate's row lock.
create or replace function outbox_publish(p_merchant integer, p_type text, p_aggregate text, p_payload jsonb)
    returns bigint
    language plpgsql
    as $$
declare
    v_event bigint;
begin
    insert into outbox_event (merchant_id, type, aggregate, payload)
    values (p_merchant, p_type, p_aggregate, p_payload)
    returning id into v_event;
    insert into outbox_delivery (merchant_id, event_id, listener, aggregate)
    select p_merchant, v_event, l.listener, p_aggregate from outbox_listener l where l.event_type = p_type;
    return v_event;
end $$;
