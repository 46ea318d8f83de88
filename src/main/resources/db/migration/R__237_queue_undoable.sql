-- The last step of a host in a line and its day that was not undone; a row of nulls without any. What a party did itself,
-- and what time did, is nobody's to undo.
create or replace function queue_undoable(p_line queue_line) returns queue_step
    language sql stable
    as $$
    select s.* from queue_step s
     where s.merchant_id = p_line.merchant_id and s.store_id = p_line.store_id and s.line = p_line.line
       and s.day = p_line.day and s.undone_at is null
       and s.kind in ('call', 'recall', 'seat', 'skip', 'no_show', 'cancel', 'move', 'merge')
       and s.actor ~ '^(staff|terminal):'
     order by s.version desc limit 1
$$;
