-- Whether a campaign's audience are those to whom this just happened, with figures like these.
--   p_payload as campaign_told answers it
create or replace function campaign_hears(p_design jsonb, p_type text, p_payload jsonb) returns boolean
    language sql immutable
    as $$
    select coalesce(p_design #>> '{audience,event}' = p_type
                    and campaign_where(p_design #> '{audience,where}', p_payload), false)
        or coalesce(p_type = 'StageChanged' and p_design #>> '{audience,entering,to}' = p_payload ->> 'to'
                    and coalesce(p_design #> '{audience,entering,from}' ? (p_payload ->> 'from'), true), false)
$$;
