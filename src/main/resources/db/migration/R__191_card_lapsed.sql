-- Whether a card's term is over, so that it gives no benefits; its value is not touched by that. A card without a term
-- never lapses.
create or replace function card_lapsed(p_merchant integer, p_card uuid) returns boolean
    language sql stable
    as $$
    select exists (select from card_term t
                    where t.merchant_id = p_merchant and t.card_id = p_card and t.last_day < card_today(p_merchant))
$$;
