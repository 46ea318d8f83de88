-- A store's queue as it stands, in one statement and so at one moment: lines, live tickets in their order, tables, and
-- the displays that may show it. A ticket has the members of queue_ticket_json, and `person`: whose it is today, after
-- merges. How many are ahead is counted once for all of a line, not ticket by ticket.
create or replace function queue_board(p_merchant integer, p_store uuid) returns jsonb
    language sql stable
    as $$
    with live as (
        select t as ticket, t.place, t.number, t.state, t.called_at,
               row_number() over (partition by t.line, t.state order by t.place, t.number) - 1 as ahead,
               case when m.merged_into is null then t.member_id
                    else member_current(t.merchant_id, t.member_id) end as person
          from queue_ticket t
          left join member m on m.merchant_id = t.merchant_id and m.id = t.member_id
         where t.merchant_id = p_merchant and t.store_id = p_store and t.state in ('waiting', 'called'))
    select jsonb_build_object(
        'version', queue_version(p_merchant, p_store),
        'merchantName', (select name from merchant where id = p_merchant),
        'lines', coalesce((select jsonb_agg(jsonb_build_object(
                               'code', line, 'paused', paused_at is not null, 'message', pause_message,
                               'version', version, 'undoable', queue_board_undoable(l)))
                             from queue_line l where merchant_id = p_merchant and store_id = p_store), '[]'),
        'waiting', coalesce((select jsonb_agg(queue_board_ticket(ticket, ahead::integer, person)
                                              order by place, number)
                               from live where state = 'waiting'), '[]'),
        'called', coalesce((select jsonb_agg(queue_board_ticket(ticket, null, person)
                                             order by called_at desc, number desc)
                              from live where state = 'called'), '[]'),
        'tables', coalesce((select jsonb_agg(jsonb_build_object(
                                'code', code, 'seats', seats, 'state', state, 'ticketId', ticket_id) order by code)
                              from queue_table where merchant_id = p_merchant and store_id = p_store), '[]'),
        'displays', coalesce((select jsonb_agg(id)
                                from queue_display
                               where merchant_id = p_merchant and store_id = p_store and revoked_at is null), '[]'))
$$;
