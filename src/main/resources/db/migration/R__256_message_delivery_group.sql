-- Deliveries of one mass message get its id before it is sent, so that whoever claims them again after a crash sends the
-- same message once more and no other. p_members is [{"month", "message", "place"}]; the bearer of the lease alone.
create or replace function message_delivery_group(p_merchant integer, p_token uuid, p_id text, p_members jsonb) returns void
    language sql
    as $$
    update message_delivery d set provider_id = p_id
      from jsonb_to_recordset(p_members) as m (month date, message uuid, place smallint)
     where d.merchant_id = p_merchant and d.month = m.month and d.message_id = m.message and d.place = m.place
       and d.lease_token = p_token and d.state = 'pending'
$$;
