-- Whether a piece of a template, given now, would be over already.
create or replace function coupon_over(p_merchant integer, p_terms jsonb) returns boolean
    language plpgsql stable
    as $$
begin
    return (select v.valid_until <= app_now()
              from merchant m cross join lateral coupon_validity(m.time_zone, app_now(), p_terms -> 'validity') as v
             where m.id = p_merchant);
end $$;
