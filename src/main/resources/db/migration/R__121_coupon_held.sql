-- Whether a person has a coupon that can still be used, now or later.
create or replace function coupon_held(p_merchant integer, p_member uuid) returns boolean
    language sql stable
    as $$
    select exists (select from coupon
                    where merchant_id = p_merchant and member_id = p_member and state in ('live', 'offered')
                      and valid_until > app_now())
$$;
