-- Counts one more piece of a template as got by a member, within what one member may get (null: any number); false when
-- that is reached. One conditional statement decides.
create or replace function coupon_take_share(p_merchant integer, p_template text, p_member uuid, p_most bigint)
    returns boolean
    language plpgsql
    as $$
begin
    insert into coupon_share as s (merchant_id, template, member_id, taken) values (p_merchant, p_template, p_member, 1)
    on conflict on constraint coupon_share_pkey do update set taken = s.taken + 1
     where p_most is null or s.taken < p_most;
    return found;
end $$;
