-- Whether a piece of one member is the other's: they are the same, or records of one person who was merged. The merge is
-- looked up only where the ids differ: that costs more than using a coupon.
create or replace function coupon_is_of(p_merchant integer, p_holder uuid, p_member uuid) returns boolean
    language plpgsql stable
    as $$
begin
    return p_holder = p_member or member_current(p_merchant, p_holder) = member_current(p_merchant, p_member);
end $$;
