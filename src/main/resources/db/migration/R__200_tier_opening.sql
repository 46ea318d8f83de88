-- Where a member stood on the morning of p_from, and what has counted since p_since: {"level": null for one who never
-- moved, "since": day of the last change, "memberSince", "days": [[day, spend_fen, sales, recharged_fen, referrals,
-- growth]], "friends": [days from p_from to p_to on which a friend bought for the first time]}. Days are the merchant's.
create or replace function tier_opening(p_merchant integer, p_zone text, p_member uuid, p_since date, p_from date,
                                        p_to date) returns jsonb
    language sql stable
    as $$
    select jsonb_build_object(
        'level', l.to_level,
        'since', (l.changed_at at time zone p_zone)::date,
        'memberSince', (select m.member_since from tier_member m where m.merchant_id = p_merchant and m.member_id = p_member),
        'days', (select coalesce(jsonb_agg(jsonb_build_array(d.day, d.spend_fen, d.sales, d.recharged_fen, d.referrals,
                                                             d.growth) order by d.day), '[]')
                   from tier_day d
                  where d.merchant_id = p_merchant and d.member_id = p_member and d.day >= p_since and d.day < p_from),
        'friends', (select coalesce(jsonb_agg(s.day order by s.day), '[]')
                      from tier_source s
                     where s.merchant_id = p_merchant and s.member_id = p_member and s.kind = 'referral'
                       and s.counted_at is not null and s.day between p_from and p_to))
      from (select 1) one
      left join lateral (select c.to_level, c.changed_at from tier_change c
                          where c.merchant_id = p_merchant and c.member_id = p_member
                            and c.changed_at < p_from::timestamp at time zone p_zone
                          order by c.id desc limit 1) l on true
$$;
