-- Whether a gift of the redemption shop waits for a person.
create or replace function shop_held(p_merchant integer, p_member uuid) returns boolean
    language sql stable
    as $$
    select exists (select from redemption where merchant_id = p_merchant and member_id = p_member and state = 'open')
$$;
