-- Whether a person holds cards and the terms of all of them are over: then their tier gives nothing either. One round
-- trip: it opens row-level security itself.
create or replace function card_benefits_over(p_merchant integer, p_member uuid) returns boolean
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_merchant::text, true);
    if not exists (select from card_term t join card c on c.merchant_id = t.merchant_id and c.id = t.card_id
                    where c.merchant_id = p_merchant and c.member_id = p_member and c.status <> 'closed') then
        return false;
    end if;
    return not exists (select from card c
                        where c.merchant_id = p_merchant and c.member_id = p_member and c.status <> 'closed'
                          and not card_lapsed(p_merchant, c.id));
end $$;
