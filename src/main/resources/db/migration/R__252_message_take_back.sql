-- Takes back one message that was planned: channels are no longer tried. One that stands in no inbox never will, and is no
-- contact.
--   p_hidden  whether it stands in no inbox (message_hidden)
--   p_reason  why, as messages tell it
create or replace function message_take_back(p_message message, p_hidden boolean, p_reason text) returns void
    language plpgsql
    as $$
begin
    update message_delivery d set state = 'suppressed', reason = p_reason, lease_token = null
     where d.merchant_id = p_message.merchant_id and d.month = p_message.month and d.message_id = p_message.id
       and d.state in ('waiting', 'pending');
    if p_hidden then
        update message m set status = 'suppressed', reason = p_reason, inbox = false
         where m.merchant_id = p_message.merchant_id and m.month = p_message.month and m.id = p_message.id;
        delete from message_contact c
         where c.merchant_id = p_message.merchant_id and c.member_id = p_message.member_id and c.message_id = p_message.id;
    else
        perform message_follow(p_message.merchant_id, p_message.month, p_message.id);
    end if;
end $$;
