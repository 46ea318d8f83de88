-- How many deliveries of a merchant's channel may go now, up to p_wanted, under p_rate a second with bursts of p_burst; all
-- of them without a rate. What is taken of it is then paid for by delivery_pay. Locks the merchant's row of that channel
-- until the commit.
create or replace function delivery_allowance(
    p_merchant integer, p_channel text, p_wanted integer, p_rate numeric, p_burst integer) returns integer
    language plpgsql
    as $$
declare
    v_now  timestamptz := clock_timestamp();
    v_free timestamptz;
begin
    if p_rate is null then
        return p_wanted;
    end if;
    insert into delivery_rate (merchant_id, channel, free_at) values (p_merchant, p_channel, v_now - interval '1 day')
    on conflict do nothing;
    update delivery_rate set free_at = greatest(free_at, v_now - make_interval(secs => p_burst / p_rate))
     where merchant_id = p_merchant and channel = p_channel
    returning free_at into v_free;
    return least(p_wanted, greatest(0, floor(extract(epoch from v_now - v_free) * p_rate)::integer));
end $$;
