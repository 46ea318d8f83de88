-- Counts one more of an item (or of a prize of it) in a period, 'ever' or a day; false when p_most are taken already, and
-- null is no limit. One conditional statement decides, so that however many come at once exactly p_most are given.
create or replace function shop_count_one(p_merchant integer, p_item text, p_prize text, p_period text, p_most bigint)
    returns boolean
    language plpgsql
    as $$
begin
    if p_most < 1 then
        return false;
    end if;
    insert into shop_count as c (merchant_id, item, prize, period, taken, most)
    values (p_merchant, p_item, p_prize, p_period, 1, p_most)
    on conflict on constraint shop_count_pkey do update set taken = c.taken + 1, most = excluded.most
     where excluded.most is null or c.taken < excluded.most;
    return found;
end $$;
