-- Tells parties of a line that so few are ahead of them now, each number once per ticket: TicketAhead with "ahead", the
-- true number, and "notice", the number of the rules that it reached. Changes no ticket's version: nothing of it is seen.
-- Rules tell at 20 ahead at most, so that who stands further behind need not be looked at.
create or replace function queue_tell_ahead(p_merchant integer, p_store uuid, p_line text, p_day date) returns void
    language plpgsql
    as $$
declare
    v_told record;
begin
    for v_told in
        with waiting as (
            select id, terms, told_ahead, row_number() over (order by place, number) - 1 as ahead
              from queue_ticket
             where merchant_id = p_merchant and store_id = p_store and line = p_line and day = p_day
               and state = 'waiting'
             order by place, number limit 21),
        due as (
            select id, ahead, queue_notice(terms, ahead::integer) as notice, told_ahead from waiting)
        update queue_ticket t set told_ahead = due.notice
          from due
         where t.merchant_id = p_merchant and t.id = due.id
           and (due.notice < due.told_ahead or due.told_ahead is null and due.notice is not null)
        returning t as ticket, due.notice, due.ahead
    loop
        perform queue_publish('TicketAhead', v_told.ticket, jsonb_build_object('notice', v_told.notice));
    end loop;
end $$;
