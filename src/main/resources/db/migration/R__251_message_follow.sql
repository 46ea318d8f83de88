-- Brings a message to where its deliveries are, in the commit that changed one of them. It never goes backwards: who has
-- read it has it. Without a channel left the inbox has it alone, once it is due: failed where a channel was tried in vain,
-- else delivered. Marketing is a contact of what took it, on that day of the merchant, and of whatever it may have left by
-- without an answer; of the inbox where there is no other.
create or replace function message_follow(p_merchant integer, p_month date, p_message uuid) returns void
    language plpgsql
    as $$
declare
    v_best     message_delivery;
    v_last     message_delivery;
    v_due      message;
    v_doubtful text[];
begin
    select * into v_best from message_delivery d
     where d.merchant_id = p_merchant and d.month = p_month and d.message_id = p_message
       and d.state in ('delivered', 'sent')
     order by d.state = 'sent', d.place limit 1;
    if found then
        update message m
           set status = v_best.state, reason = null, channel = v_best.channel,
               sent_at = coalesce(m.sent_at, v_best.sent_at, app_now()),
               delivered_at = case when v_best.state = 'delivered'
                                   then coalesce(m.delivered_at, v_best.delivered_at, app_now()) end
         where m.merchant_id = p_merchant and m.month = p_month and m.id = p_message
           and m.status in ('planned', 'sent', 'failed');
        if v_best.class = 'marketing' then
            v_doubtful := message_doubtful(p_merchant, p_month, p_message);
            update message_contact c
               set channels = case when v_best.channel = 'inbox' and v_doubtful <> '{}' then v_doubtful
                                   else array_remove(v_doubtful, v_best.channel) || v_best.channel end,
                   day = (coalesce(v_best.sent_at, app_now()) at time zone m.time_zone)::date
              from merchant m
             where m.id = p_merchant and c.merchant_id = p_merchant and c.message_id = p_message
               and c.member_id = (select o.member_id from message o where o.merchant_id = p_merchant
                                                                       and o.month = p_month and o.id = p_message);
        end if;
        return;
    end if;
    if exists (select from message_delivery d
                where d.merchant_id = p_merchant and d.month = p_month and d.message_id = p_message
                  and d.state in ('waiting', 'pending')) then
        return;
    end if;
    select * into v_last from message_delivery d
     where d.merchant_id = p_merchant and d.month = p_month and d.message_id = p_message
     order by d.state = 'suppressed', d.place desc limit 1;
    select * into strict v_due from message where merchant_id = p_merchant and month = p_month and id = p_message;
    v_doubtful := message_doubtful(p_merchant, p_month, p_message);
    update message_contact set channels = case when v_doubtful = '{}' then '{inbox}' else v_doubtful end
     where merchant_id = p_merchant and member_id = v_due.member_id and message_id = p_message;
    if v_due.due_at > app_now() and v_due.status = 'planned' then
        insert into message_delivery (merchant_id, month, message_id, place, channel, class, state, due_at)
        select p_merchant, p_month, p_message, coalesce(max(d.place) + 1, 0), 'inbox', v_due.class, 'pending', v_due.due_at
          from message_delivery d
         where d.merchant_id = p_merchant and d.month = p_month and d.message_id = p_message;
        return;
    end if;
    update message m
       set status = case when v_last.state = 'failed' then 'failed' else 'delivered' end, reason = v_last.reason,
           channel = 'inbox', sent_at = coalesce(m.sent_at, app_now()),
           delivered_at = case when v_last.state is distinct from 'failed' then app_now() end
     where m.merchant_id = p_merchant and m.month = p_month and m.id = p_message
       and m.status in ('planned', 'sent');
end $$;
