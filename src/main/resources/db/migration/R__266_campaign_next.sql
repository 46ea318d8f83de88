-- When the step is due that comes after one which is done now: as long after joining as the design says, and never before
-- the days between the two have passed, so that nobody gets both at once after a pause. Null when there is none.
-- An hour less is the wait, too: so a step that is done some minutes late moves no other one.
create or replace function campaign_next(p_design jsonb, p_done integer, p_joined timestamptz, p_zone text)
    returns timestamptz
    language sql stable
    as $$
    select greatest(campaign_due(p_design, p_done + 1, p_joined, p_zone),
                    ((app_now() at time zone p_zone) - interval '1 hour' + days * interval '1 day') at time zone p_zone)
      from (select (p_design #>> array['steps', (p_done + 1)::text, 'afterDays'])::integer
                   - (p_design #>> array['steps', p_done::text, 'afterDays'])::integer) as wait (days)
     where days is not null
$$;
