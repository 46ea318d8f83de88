-- The cards that people ever had, also through others who were merged into them, for those who gather what is known of
-- members. live: not closed; opened_at orders them.
create or replace function card_holdings(p_merchant integer, p_members uuid[])
    returns table (member_id uuid, card_id uuid, kind text, live boolean, store_id uuid, source text,
                   opened_at timestamptz)
    language sql stable
    as $$
    select f.member_id, c.id, c.kind, c.status <> 'closed', c.store_id, j.source, c.created_at
      from member_family(p_merchant, p_members) f
      join card c on c.merchant_id = p_merchant and c.member_id = f.id
      left join join_code j on j.merchant_id = p_merchant and j.id = c.join_code_id
$$;
