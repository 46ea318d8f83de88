-- Whether a campaign leaves a member alone, so that its effect can be told: the same in every run of the campaign, another
-- choice in every campaign. p_share in basis points.
create or replace function campaign_held_out(p_campaign uuid, p_member uuid, p_share integer) returns boolean
    language sql immutable parallel safe
    as $$
    select ('x' || substr(md5(p_campaign::text || p_member::text), 1, 8))::bit(32)::bigint % 10000 < p_share
$$;
