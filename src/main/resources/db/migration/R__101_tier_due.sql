-- When time alone may change where a member stands: the review or the end of its grace (p_look_on), the end of what was
-- given by hand, and the day on which the tenure that a higher level asks for is reached. Null when nothing is ahead.
create or replace function tier_due(p_rules jsonb, p_zone text, p_today date, p_rank integer, p_member_since date,
                                    p_look_on date, p_hand_until timestamptz)
    returns timestamptz
    language sql immutable
    as $$
    select least(p_hand_until, p_look_on::timestamp at time zone p_zone,
                 min(p_member_since + l.tenure_days)::timestamp at time zone p_zone)
      from tier_levels(p_rules) l
     where l.rank > p_rank and l.tenure_days > 0 and p_member_since + l.tenure_days > p_today
$$;
