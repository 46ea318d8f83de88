-- What follows from deliveries that ended: p_ended is [{"merchant", "month", "message"}]. Where nothing is pending and
-- nothing went out, the next channel that waits is due now; the message's status follows. In the caller's commit.
create or replace function message_delivery_next(p_ended jsonb) returns void
    language plpgsql
    as $$
declare
    v_message record;
begin
    for v_message in
        select distinct e.merchant, e.month, e.message
          from jsonb_to_recordset(p_ended) as e (merchant integer, month date, message uuid)
         order by 1, 2, 3
    loop
        update message_delivery d set state = 'pending', due_at = app_now()
         where d.merchant_id = v_message.merchant and d.month = v_message.month and d.message_id = v_message.message
           and d.state = 'waiting'
           and d.place = (select min(w.place) from message_delivery w
                           where w.merchant_id = d.merchant_id and w.month = d.month and w.message_id = d.message_id
                             and w.state = 'waiting')
           and not exists (select from message_delivery o
                            where o.merchant_id = d.merchant_id and o.month = d.month and o.message_id = d.message_id
                              and o.state in ('pending', 'sent', 'delivered'));
        perform message_follow(v_message.merchant, v_message.month, v_message.message);
    end loop;
end $$;
