-- What a member's bringing of friends came to: {"joined": friends with a card, "bought", "waiting", "rewarded",
-- "coupons": given and not taken back, "points"}. It opens row-level security itself.
create or replace function reward_referrals(p_merchant integer, p_member uuid) returns jsonb
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_merchant::text, true);
    return jsonb_build_object(
        'joined', (select count(distinct c.member_id) from card c
                    where c.merchant_id = p_merchant and c.referrer_id = p_member))
        || (select jsonb_build_object('bought', count(*) filter (where state <> 'void'),
                                      'waiting', count(*) filter (where state = 'waiting'),
                                      'rewarded', count(*) filter (where state = 'earned'))
              from referral where merchant_id = p_merchant and referrer_id = p_member)
        || (select jsonb_build_object('coupons', coalesce(sum(coupons - taken_coupons), 0),
                                      'points', coalesce(sum(points - taken_points), 0))
              from reward_grant
             where merchant_id = p_merchant and member_id = p_member and occasion = 'referral');
end $$;
