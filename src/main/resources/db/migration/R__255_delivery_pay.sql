-- Pays for deliveries that delivery_allowance allowed; nothing without a rate.
create or replace function delivery_pay(p_merchant integer, p_channel text, p_taken integer, p_rate numeric) returns void
    language sql
    as $$
    update delivery_rate set free_at = free_at + make_interval(secs => p_taken / p_rate)
     where p_rate is not null and p_taken > 0 and merchant_id = p_merchant and channel = p_channel
$$;
