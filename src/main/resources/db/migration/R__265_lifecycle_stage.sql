-- Where somebody stands who has been silent for so many days (since the last visit, or since joining), after so many
-- visits, with that usual gap between visits (null where it is not known). p_rules: the programme's section lifecycle.
-- At risk is who is later than 1.5 times the usual gap, and at the latest after atRiskDays.
create or replace function lifecycle_stage(p_silent integer, p_visits bigint, p_gap numeric, p_rules jsonb) returns text
    language sql immutable
    as $$
    select case
        when p_silent >= (p_rules ->> 'lostDays')::integer then 'lost'
        when p_silent >= (p_rules ->> 'sleepingDays')::integer then 'sleeping'
        when p_silent >= (p_rules ->> 'atRiskDays')::integer or p_silent > 1.5 * p_gap then 'at_risk'
        when p_visits < 2 then 'new'
        else 'active'
    end
$$;
