-- What is kept of people who are members now, out of p_members; nobody else is answered. Personal data as keyed
-- indexes.
create or replace function member_known(p_merchant integer, p_members uuid[])
    returns table (member_id uuid, joined_at timestamptz, sex_index text, birth_day_index text, birth_month_index text,
                   birth_year_index text, region_indexes text[], tags text[])
    language sql stable
    as $$
    select m.id, coalesce(m.joined_at, m.created_at), m.sex_index, m.birth_day_index, m.birth_month_index,
           m.birth_year_index, m.region_indexes,
           array(select t.tag from member_tag t where t.merchant_id = p_merchant and t.member_id = m.id order by t.tag)
      from member m
     where m.merchant_id = p_merchant and m.id = any (p_members) and m.kind = 'member' and m.status = 'active'
$$;
