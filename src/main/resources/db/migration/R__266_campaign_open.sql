-- Whether a campaign may do something at this time of day.
create or replace function campaign_open(p_design jsonb, p_zone text) returns boolean
    language sql stable
    as $$
    select p_design #> '{when,window}' is null
        or (app_now() at time zone p_zone)::time >= (p_design #>> '{when,window,from}')::time
       and (app_now() at time zone p_zone)::time < (p_design #>> '{when,window,to}')::time
$$;
