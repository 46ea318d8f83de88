-- A live ticket of a board: as queue_ticket_json tells it, with what the board has counted already.
create or replace function queue_board_ticket(p_ticket queue_ticket, p_ahead integer, p_person uuid) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object(
        'id', p_ticket.id, 'storeId', p_ticket.store_id, 'line', p_ticket.line, 'day', p_ticket.day,
        'number', p_ticket.number, 'label', queue_label(p_ticket), 'memberId', p_ticket.member_id,
        'person', p_person, 'partySize', p_ticket.party_size, 'note', p_ticket.note, 'wish', p_ticket.wish,
        'source', p_ticket.source, 'state', p_ticket.state, 'ahead', p_ahead, 'over', p_ticket.over,
        'overtaken', p_ticket.overtaken, 'skips', p_ticket.skips, 'calls', p_ticket.calls,
        'remote', p_ticket.remote, 'arrived', not p_ticket.remote or p_ticket.arrived_at is not null,
        'takenAt', p_ticket.taken_at, 'calledAt', p_ticket.called_at, 'seatedAt', null, 'endedAt', null,
        'arriveBy', case p_ticket.state when 'waiting' then p_ticket.due_at end,
        'tableCode', null, 'mergedInto', null, 'programmeVersion', p_ticket.programme_version,
        'version', p_ticket.version)
$$;
