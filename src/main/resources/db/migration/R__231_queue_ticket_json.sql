-- A ticket as it is told: to its holder, to staff, and kept as the outcome of an operation.
create or replace function queue_ticket_json(p_ticket queue_ticket) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object(
        'id', p_ticket.id, 'storeId', p_ticket.store_id, 'line', p_ticket.line, 'day', p_ticket.day,
        'number', p_ticket.number, 'label', queue_label(p_ticket), 'memberId', p_ticket.member_id,
        'partySize', p_ticket.party_size, 'note', p_ticket.note, 'wish', p_ticket.wish, 'source', p_ticket.source,
        'state', p_ticket.state, 'ahead', queue_ahead(p_ticket), 'over', p_ticket.over, 'overtaken', p_ticket.overtaken,
        'skips', p_ticket.skips, 'calls', p_ticket.calls, 'remote', p_ticket.remote,
        'arrived', not p_ticket.remote or p_ticket.arrived_at is not null, 'takenAt', p_ticket.taken_at,
        'calledAt', p_ticket.called_at, 'seatedAt', p_ticket.seated_at, 'endedAt', p_ticket.ended_at,
        'arriveBy', case p_ticket.state when 'waiting' then p_ticket.due_at end,
        'tableCode', p_ticket.table_code, 'mergedInto', p_ticket.merged_into,
        'programmeVersion', p_ticket.programme_version, 'version', p_ticket.version)
$$;
