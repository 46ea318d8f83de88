-- The channels by which a message left and nobody answered, in their order: it may have arrived.
create or replace function message_doubtful(p_merchant integer, p_month date, p_message uuid) returns text[]
    language sql stable
    as $$
    select array(select d.channel from message_delivery d
                  where d.merchant_id = p_merchant and d.month = p_month and d.message_id = p_message and d.doubts > 0
                  order by d.place)
$$;
