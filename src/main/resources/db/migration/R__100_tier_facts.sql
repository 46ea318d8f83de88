-- What counted for a member from one day to another, both included. A visit is a day with a sale that was kept.
create or replace function tier_facts(p_merchant integer, p_member uuid, p_from date, p_to date)
    returns table (growth bigint, spend_fen bigint, visits bigint, recharged_fen bigint, referrals bigint)
    language sql stable
    as $$
    select coalesce(sum(d.growth), 0)::bigint, coalesce(sum(d.spend_fen), 0)::bigint,
           count(*) filter (where d.sales > 0), coalesce(sum(d.recharged_fen), 0)::bigint,
           coalesce(sum(d.referrals), 0)::bigint
      from tier_day d
     where d.merchant_id = p_merchant and d.member_id = p_member and d.day between p_from and p_to
$$;
