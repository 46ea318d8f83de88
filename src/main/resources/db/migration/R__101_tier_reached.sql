-- The rank of the highest level all of whose conditions hold for these facts, up to a rank if one is given. The first
-- level asks for nothing, so that there is always one.
create or replace function tier_reached(p_rules jsonb, p_growth bigint, p_spend_fen bigint, p_visits bigint,
                                        p_recharged_fen bigint, p_referrals bigint, p_tenure_days integer,
                                        p_at_most integer default null)
    returns integer
    language sql immutable
    as $$
    select coalesce(max(l.rank), 0) from tier_levels(p_rules) l
     where p_growth >= l.growth and p_spend_fen >= l.spend_fen and p_visits >= l.visits
       and p_recharged_fen >= l.recharged_fen and p_referrals >= l.referrals and p_tenure_days >= l.tenure_days
       and (p_at_most is null or l.rank <= p_at_most)
$$;
