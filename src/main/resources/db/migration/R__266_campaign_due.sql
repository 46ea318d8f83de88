-- When a step of a design is due for who joined at that moment: so many days later by the calendar, at the same time of day.
-- Null when there is no such step.
create or replace function campaign_due(p_design jsonb, p_step integer, p_joined timestamptz, p_zone text)
    returns timestamptz
    language sql stable
    as $$
    select ((p_joined at time zone p_zone) + (s ->> 'afterDays')::integer * interval '1 day') at time zone p_zone
      from (select p_design #> array['steps', p_step::text]) as step (s)
     where s is not null
$$;
