-- A host skips a party that was called and is not there: it waits again, behind as many as its terms say, or at the end of
-- a shorter line; skipped too often it is a no-show.
--   p_args {"storeId", "ticketId"}
-- Outcomes: SKIPPED {"ticket"}, whose state says which; TICKET_CHANGED as queue_changed; NOT_FOUND
-- Lock order: idempotency, line.
create or replace function queue_skip(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_line     queue_line;
    v_ticket   queue_ticket;
    v_behind   numeric;
    v_version  bigint;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_ticket := queue_ticket_lock(v_merchant, p_args);
    v_outcome := queue_refusal(v_ticket, array['called']);
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    if v_ticket.skips >= (v_ticket.terms ->> 'times')::integer then
        v_ticket := queue_end(v_ticket, 'no_show', 'skip', p_call ->> 'principal');
        return idempotency_end(p_call, jsonb_build_object('outcome', 'SKIPPED', 'ticket', queue_ticket_json(v_ticket)));
    end if;
    v_line := queue_lock(v_merchant, v_ticket.store_id, v_ticket.line);
    select t.place into v_behind from queue_ticket t
     where t.merchant_id = v_merchant and t.store_id = v_line.store_id and t.line = v_line.line and t.day = v_ticket.day
       and t.state = 'waiting'
     order by t.place, t.number offset (v_ticket.terms ->> 'back')::integer limit 1;
    v_version := queue_step(v_line, 'skip', p_call ->> 'principal', v_ticket.id, array[v_ticket], v_ticket.place);
    update queue_ticket
       set state = 'waiting', place = queue_place_before(v_line, v_behind), skips = skips + 1, due_at = null,
           version = v_version, changed_by = v_version
     where merchant_id = v_merchant and id = v_ticket.id
    returning * into strict v_ticket;
    perform queue_publish('TicketSkipped', v_ticket, jsonb_build_object('skips', v_ticket.skips));
    perform queue_tell_ahead(v_merchant, v_line.store_id, v_line.line, v_ticket.day);
    return idempotency_end(p_call, jsonb_build_object('outcome', 'SKIPPED', 'ticket', queue_ticket_json(v_ticket)));
end $$;
