-- A host moves a party to another line: it waits there under a new number, before the first one that came later. Who stands
-- further ahead by priority stays there: it would let the mover pass others that came before it.
--   p_args {"storeId", "ticketId", "line", "terms": of the new line}
-- Outcomes: MOVED {"ticket"}; TICKET_CHANGED as queue_changed, also when it stands in that line; NOT_FOUND
-- Promises: both lines get one version, above what either had, so that nobody who follows the ticket ever sees it fall.
-- Lock order: idempotency, both lines in the order of their codes.
create or replace function queue_move(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_terms    jsonb := p_args -> 'terms';
    v_store    uuid := (p_args ->> 'storeId')::uuid;
    v_old      text;
    v_from     queue_line;
    v_to       queue_line;
    v_ticket   queue_ticket;
    v_later    numeric;
    v_version  bigint;
    v_label    text;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select line into v_old from queue_ticket
     where merchant_id = v_merchant and id = (p_args ->> 'ticketId')::uuid and store_id = v_store;
    if v_old is not null then
        perform queue_lock(v_merchant, v_store, l, v_terms)
           from (select l from unnest(array[v_old, p_args ->> 'line']) as l group by l order by l collate "C") as both_lines;
    end if;
    select * into v_ticket from queue_ticket
     where merchant_id = v_merchant and id = (p_args ->> 'ticketId')::uuid and store_id = v_store;
    if v_ticket.line <> v_old then
        raise exception using errcode = '40001', message = 'the ticket changed lines meanwhile';
    end if;
    v_outcome := case when v_ticket.line = p_args ->> 'line' then queue_changed(v_ticket)
                      else queue_refusal(v_ticket, array['waiting', 'called']) end;
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    v_label := queue_label(v_ticket);
    v_from := queue_lock(v_merchant, v_store, v_old);
    v_to := queue_lock(v_merchant, v_store, p_args ->> 'line');
    select t.place into v_later from queue_ticket t
     where t.merchant_id = v_merchant and t.store_id = v_store and t.line = v_to.line and t.day = v_to.day
       and t.state = 'waiting' and t.over = 0 and t.taken_at > v_ticket.taken_at
     order by t.place, t.number limit 1;
    v_version := queue_step(v_from, 'move', p_call ->> 'principal', v_ticket.id, array[v_ticket], v_ticket.place, v_to.line,
                            v_to.version);
    perform queue_step(v_to, 'move', p_call ->> 'principal', v_ticket.id, array[v_ticket], null, v_from.line,
                       v_version - 1);
    update queue_ticket
       set line = v_to.line, day = v_to.day, number = v_to.next_number, place = queue_place_before(v_to, v_later), over = 0,
           terms = v_terms - array['day', 'closesAt', 'capacity', 'overtakenAtMost'], state = 'waiting',
           due_at = case when state = 'waiting' then due_at end,
           version = v_version, changed_by = v_version
     where merchant_id = v_merchant and id = v_ticket.id
    returning * into strict v_ticket;
    update queue_ticket set told_ahead = queue_notice(v_ticket.terms, queue_ahead(v_ticket))
     where merchant_id = v_merchant and id = v_ticket.id;
    update queue_line set next_number = next_number + 1
     where merchant_id = v_merchant and store_id = v_store and line = v_to.line;
    perform queue_publish('TicketMoved', v_ticket, jsonb_build_object('fromLine', v_old, 'fromNumber', v_label));
    perform queue_tell_ahead(v_merchant, v_store, v_from.line, v_from.day);
    return idempotency_end(p_call, jsonb_build_object('outcome', 'MOVED', 'ticket', queue_ticket_json(v_ticket)));
end $$;
