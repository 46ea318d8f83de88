-- Whose cards these are, by their ids or by numbers that they have or had: the people as they are today.
create or replace function card_members(p_merchant integer, p_cards uuid[], p_numbers text[])
    returns table (number text, member_id uuid)
    language sql stable
    as $$
    select n.number, member_current(p_merchant, c.member_id)
      from card_number n join card c on c.merchant_id = n.merchant_id and c.id = n.card_id
     where n.merchant_id = p_merchant and n.number = any (p_numbers)
    union all
    select null, member_current(p_merchant, c.member_id)
      from card c where c.merchant_id = p_merchant and c.id = any (p_cards)
$$;
