-- How many of an item a member took so far, without a lock.
create or replace function shop_shared(p_merchant integer, p_item text, p_member uuid) returns bigint
    language sql stable
    as $$
    select coalesce((select taken from shop_share
                      where merchant_id = p_merchant and item = p_item and member_id = p_member), 0)
$$;
