-- Who is left alone by a campaign though chance did not choose them: one of those who they are was.
create or replace function campaign_left_alone(p_merchant integer, p_campaign uuid) returns table (member_id uuid)
    language sql stable
    as $$
    select a.member_id from campaign_audience a
     where a.merchant_id = p_merchant and a.campaign_id = p_campaign and a.ended = 'held_out'
$$;
