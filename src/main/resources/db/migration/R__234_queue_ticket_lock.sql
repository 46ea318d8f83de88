-- A ticket with its line locked; a row of nulls for one that is not there, of another store than p_args "storeId" or of
-- another person than "memberId". Raises 40001 when it changed lines in between: nothing is done yet, and the caller's
-- caller tries again.
create or replace function queue_ticket_lock(p_merchant integer, p_args jsonb) returns queue_ticket
    language plpgsql
    as $$
declare
    v_seen   queue_ticket;
    v_ticket queue_ticket;
begin
    select * into v_seen from queue_ticket
     where merchant_id = p_merchant and id = (p_args ->> 'ticketId')::uuid
       and store_id = coalesce((p_args ->> 'storeId')::uuid, store_id)
       and (p_args ->> 'memberId' is null or member_id = (p_args ->> 'memberId')::uuid);
    if not found then
        return null;
    end if;
    perform queue_lock(p_merchant, v_seen.store_id, v_seen.line);
    select * into strict v_ticket from queue_ticket where merchant_id = p_merchant and id = v_seen.id;
    if v_ticket.line <> v_seen.line then
        raise exception using errcode = '40001', message = 'the ticket changed lines meanwhile';
    end if;
    return v_ticket;
end $$;
