-- The level that counts for each of these members now; nobody without a row is answered: those stand on the first.
create or replace function tier_current(p_merchant integer, p_members uuid[]) returns table (member_id uuid, level text)
    language sql stable
    as $$
    select t.member_id, case when t.hand_until > app_now() then t.hand_level else t.level end
      from tier_member t where t.merchant_id = p_merchant and t.member_id = any (p_members)
$$;
