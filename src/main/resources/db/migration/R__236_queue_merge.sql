-- A host makes two parties of a line one: "ticketId" ends as merged, "intoId" stays with both sizes and the better place.
--   p_args {"storeId", "ticketId", "intoId"}
-- Outcomes: MERGED {"ticket": the one that stays}; TICKET_CHANGED as queue_changed, of the one that is in the way, also
--           when they stand in different lines; NO_LINE_FOR_PARTY {"partySize"} above 99 people; NOT_FOUND
-- Lock order: idempotency, line.
create or replace function queue_merge(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_from     queue_ticket;
    v_into     queue_ticket;
    v_earlier  boolean;
    v_version  bigint;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    v_from := queue_ticket_lock(v_merchant, p_args);
    select * into v_into from queue_ticket
     where merchant_id = v_merchant and id = (p_args ->> 'intoId')::uuid and store_id = v_from.store_id;
    v_outcome := coalesce(
        queue_refusal(v_from, array['waiting', 'called']), queue_refusal(v_into, array['waiting', 'called']),
        case when v_into.id = v_from.id or v_into.line <> v_from.line then queue_changed(v_into)
             when v_into.party_size + v_from.party_size > 99 then jsonb_build_object(
                'outcome', 'NO_LINE_FOR_PARTY', 'partySize', v_into.party_size + v_from.party_size) end);
    if v_outcome is not null then
        return idempotency_end(p_call, v_outcome);
    end if;
    v_earlier := (v_from.place, v_from.number) < (v_into.place, v_into.number);
    v_version := queue_step(queue_lock(v_merchant, v_from.store_id, v_from.line), 'merge', p_call ->> 'principal', v_into.id,
                            array[v_from, v_into], case when v_earlier then v_into.place end);
    update queue_ticket set state = 'merged', merged_into = v_into.id, ended_at = app_now(), due_at = null,
                            version = v_version, changed_by = v_version
     where merchant_id = v_merchant and id = v_from.id
    returning * into strict v_from;
    update queue_ticket
       set party_size = v_into.party_size + v_from.party_size,
           place = case when v_earlier then v_from.place else v_into.place end,
           over = case when v_earlier then v_from.over else v_into.over end,
           overtaken = greatest(v_into.overtaken, v_from.overtaken), remote = v_into.remote and v_from.remote,
           arrived_at = coalesce(v_into.arrived_at, v_from.arrived_at), version = v_version, changed_by = v_version
     where merchant_id = v_merchant and id = v_into.id
    returning * into strict v_into;
    perform queue_publish('TicketEnded', v_from, jsonb_build_object('state', v_from.state, 'mergedInto', v_into.id));
    perform queue_tell_ahead(v_merchant, v_from.store_id, v_from.line, v_from.day);
    return idempotency_end(p_call, jsonb_build_object('outcome', 'MERGED', 'ticket', queue_ticket_json(v_into)));
end $$;
