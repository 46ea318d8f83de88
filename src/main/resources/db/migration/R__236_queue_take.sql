-- A party takes a ticket of a line, in one commit: idempotency row, number, place, those it goes before, a walk-in's phone,
-- step and event.
--   p_args {"ticketId", "storeId", "line", "memberId": null for a walk-in, "partySize", "note", "wish", "source", "remote",
--           "over": how many it wishes to go before,
--           "checkInMinutes": of a remote one, after which it is lost unless the party has arrived; null else, "phoneSealed", "guestPhoneDays", "programmeVersion",
--           "terms": as dev.lingka.queue.rule.LineTerms}
-- Outcomes: TAKEN {"ticket", "version"}; those of queue_take_refusal
-- Promises: numbers of a line and day rise by one and none is given twice; a person has one live ticket in a store, also
-- when two lines are asked at once.
-- Lock order: idempotency, line, person (the unique key of live tickets).
create or replace function queue_take(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_terms    jsonb := p_args -> 'terms';
    v_days     integer := coalesce((p_args ->> 'guestPhoneDays')::integer, 0);
    v_line     queue_line;
    v_passed   queue_ticket[];
    v_ticket   queue_ticket;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_line := queue_lock(v_merchant, (p_args ->> 'storeId')::uuid, p_args ->> 'line', v_terms);
    v_outcome := queue_take_refusal(v_line, p_args);
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    v_passed := queue_overtaken(v_line, (p_args ->> 'over')::integer, (v_terms ->> 'overtakenAtMost')::integer);
    insert into queue_ticket (merchant_id, id, store_id, line, day, number, member_id, party_size, note, wish, source, place,
                              over, ahead_at_taking, told_ahead, remote, terms, programme_version, taken_at, due_at,
                              version, changed_by)
    select v_merchant, (p_args ->> 'ticketId')::uuid, v_line.store_id, v_line.line, v_line.day, v_line.next_number,
           (p_args ->> 'memberId')::uuid, (p_args ->> 'partySize')::integer, p_args ->> 'note', p_args ->> 'wish',
           p_args ->> 'source', queue_place_before(v_line, (v_passed[cardinality(v_passed)]).place), cardinality(v_passed),
           a.ahead, queue_notice(v_terms, a.ahead), (p_args ->> 'remote')::boolean,
           v_terms - array['day', 'closesAt', 'capacity', 'overtakenAtMost'], (p_args ->> 'programmeVersion')::integer,
           app_now(), app_now() + make_interval(mins => (p_args ->> 'checkInMinutes')::integer), v_line.version + 1,
           v_line.version + 1
      from (select count(*)::integer - cardinality(v_passed) as ahead from queue_ticket t
             where t.merchant_id = v_merchant and t.store_id = v_line.store_id and t.line = v_line.line
               and t.day = v_line.day and t.state = 'waiting') a
    on conflict (merchant_id, store_id, member_id) where state in ('waiting', 'called') and member_id is not null do nothing
    returning * into v_ticket;
    if not found then
        v_outcome := queue_live(v_merchant, v_line.store_id, (p_args ->> 'memberId')::uuid);
        if v_outcome is null then
            raise exception using errcode = '40001', message = 'the other ticket ended meanwhile';
        end if;
        return idempotency_end(p_call, v_outcome);
    end if;
    perform queue_step(v_line, 'take', p_call ->> 'principal', v_ticket.id, v_passed);
    update queue_line set next_number = next_number + 1
     where merchant_id = v_merchant and store_id = v_line.store_id and line = v_line.line;
    update queue_ticket t set overtaken = t.overtaken + 1, version = v_ticket.version, changed_by = v_ticket.version
      from unnest(v_passed) as p where t.merchant_id = p.merchant_id and t.id = p.id;
    insert into queue_guest_phone (merchant_id, ticket_id, phone_sealed, expires_at)
    select v_merchant, v_ticket.id, p_args ->> 'phoneSealed',
           case v_days when 0 then coalesce(v_line.closes_at, app_now() + interval '12 hours')
                       else app_now() + make_interval(days => v_days) end
     where p_args ->> 'phoneSealed' is not null;
    perform queue_publish('TicketTaken', v_ticket);
    return idempotency_end(p_call, jsonb_build_object('outcome', 'TAKEN', 'ticket', queue_ticket_json(v_ticket),
                                                      'version', v_ticket.version));
end $$;
