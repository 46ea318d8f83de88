-- Where a member stands now, in one indexed read: {"level", "since", "earned", "until", "reviewOn", "graceOn"}; null
-- for a member without a row, who stands on the first level. "until" is the end of what was given by hand, else null.
-- One round trip: it opens row-level security itself.
create or replace function tier_standing(p_merchant integer, p_member uuid) returns jsonb
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_merchant::text, true);
    return (select case when m.hand_until > app_now()
                then jsonb_build_object('level', m.hand_level, 'since', m.hand_since, 'earned', m.level,
                                        'until', m.hand_until, 'reviewOn', m.review_on, 'graceOn', m.grace_on)
                else jsonb_build_object('level', m.level, 'since', m.since, 'earned', m.level, 'until', null,
                                        'reviewOn', m.review_on, 'graceOn', m.grace_on) end
              from tier_member m where m.merchant_id = p_merchant and m.member_id = p_member);
end $$;
