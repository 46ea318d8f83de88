-- Channels that a person has switched off are not tried for what was planned before: the next one is. Of service messages
-- whole kinds are switched off, of marketing channels.
-- Lock order: the person's preferences (held by the caller), messages, deliveries.
create or replace function message_drop(p_preference message_preference) returns void
    language plpgsql
    as $$
declare
    v_message message;
begin
    for v_message in
        select * from message m
         where m.merchant_id = p_preference.merchant_id and m.member_id = p_preference.member_id
           and exists (select from message_delivery d
                        where d.merchant_id = m.merchant_id and d.month = m.month and d.message_id = m.id
                          and d.state in ('waiting', 'pending'))
         order by m.id for no key update
    loop
        update message_delivery d set state = 'suppressed', reason = 'OPTED_OUT', lease_token = null
         where d.merchant_id = v_message.merchant_id and d.month = v_message.month and d.message_id = v_message.id
           and d.state in ('waiting', 'pending') and d.channel <> 'inbox'
           and (case when v_message.class = 'marketing' then d.channel = any (p_preference.channels_off)
                     else v_message.kind = any (p_preference.kinds_off) end);
        continue when not found;
        update message_delivery d set state = 'pending'
         where d.merchant_id = v_message.merchant_id and d.month = v_message.month and d.message_id = v_message.id
           and d.state = 'waiting'
           and d.place = (select min(w.place) from message_delivery w
                           where w.merchant_id = v_message.merchant_id and w.month = v_message.month
                             and w.message_id = v_message.id and w.state in ('waiting', 'pending'));
        perform message_follow(v_message.merchant_id, v_message.month, v_message.id);
    end loop;
end $$;
