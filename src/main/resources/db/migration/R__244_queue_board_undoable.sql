-- What an undo in a line would take back, {"kind", "number"}, with the number that the party had before it; null when
-- there is nothing.
create or replace function queue_board_undoable(p_line queue_line) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object('kind', s.kind, 'number', queue_label(jsonb_populate_record(null::queue_ticket, b)))
      from queue_undoable(p_line) as s cross join lateral jsonb_array_elements(s.before) as b
     where b ->> 'id' = s.ticket_id::text
$$;
