-- Whether any card of a person holds principal or bonus.
create or replace function card_member_holds_value(p_merchant integer, p_member uuid) returns boolean
    language sql
    as $$
    select exists (select from card c
                    where c.merchant_id = p_merchant and c.member_id = p_member
                      and card_value(p_merchant, c.id, 'principal') + card_value(p_merchant, c.id, 'bonus') > 0)
$$;
