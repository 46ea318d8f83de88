-- How many of an item (or of a prize of it) were taken in a period so far, without a lock.
create or replace function shop_taken(p_merchant integer, p_item text, p_prize text, p_period text) returns bigint
    language sql stable
    as $$
    select coalesce((select taken from shop_count
                      where merchant_id = p_merchant and item = p_item and prize = p_prize and period = p_period), 0)
$$;
