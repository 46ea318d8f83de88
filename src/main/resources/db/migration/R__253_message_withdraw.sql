-- Takes back what was planned for a person and has not gone out: channels are no longer tried, and what does not stand in
-- the inbox yet never will. Contacts that did not come about are not counted.
--   p_marketing  marketing alone, or everything
--   p_reason     why, as messages tell it
-- Lock order: the person's preferences (held by the caller), messages, deliveries.
create or replace function message_withdraw(p_merchant integer, p_member uuid, p_marketing boolean, p_reason text)
    returns void
    language plpgsql
    as $$
declare
    v_message message;
begin
    for v_message in
        select * from message m
         where m.merchant_id = p_merchant and m.member_id = p_member and (m.class = 'marketing' or not p_marketing)
           and exists (select from message_delivery d
                        where d.merchant_id = m.merchant_id and d.month = m.month and d.message_id = m.id
                          and d.state in ('waiting', 'pending'))
         order by m.id for no key update
    loop
        perform message_take_back(v_message, message_hidden(p_merchant, v_message.source, v_message.due_at), p_reason);
    end loop;
end $$;
