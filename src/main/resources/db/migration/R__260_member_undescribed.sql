-- Profiles whose keyed indexes were never made, the next p_limit of them after a member (null is the beginning), with
-- the sealed key that opens each; the key is null where it is gone.
create or replace function member_undescribed(p_merchant integer, p_after uuid, p_limit integer)
    returns table (member_id uuid, profile_sealed text, key_id uuid, key_sealed text)
    language sql stable
    as $$
    select m.id, m.profile_sealed, m.profile_key_id, k.key_sealed
      from member m
      left join member_key k on k.merchant_id = m.merchant_id and k.id = m.profile_key_id
     where m.merchant_id = p_merchant and m.profile_sealed is not null and m.described_at is null
       and m.id > coalesce(p_after, '00000000-0000-0000-0000-000000000000'::uuid)
     order by m.id limit p_limit
$$;
