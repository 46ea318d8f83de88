-- Whether one more run, or month of a trigger, is within what a design allows a member: "limits" {"perMember": so often,
-- "perMemberDays": within so many days, ever where it is not said}.
create or replace function campaign_within(p_merchant integer, p_campaign uuid, p_member uuid, p_limits jsonb)
    returns boolean
    language sql stable
    as $$
    select p_limits ->> 'perMember' is null
        or (select count(*) from campaign_audience a
             where a.merchant_id = p_merchant and a.campaign_id = p_campaign and a.member_id = p_member
               and a.joined_at > app_now() - coalesce((p_limits ->> 'perMemberDays')::integer, 36500) * interval '1 day')
           < (p_limits ->> 'perMember')::integer
$$;
