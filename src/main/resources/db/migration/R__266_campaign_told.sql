-- What an event tells of a member, and "daysLeft": how many days there are from p_today to the "lastDay" it warns of.
create or replace function campaign_told(p_payload jsonb, p_today date) returns jsonb
    language sql immutable
    as $$
    select p_payload || case when p_payload ->> 'lastDay' is null then '{}'
                             else jsonb_build_object('daysLeft', (p_payload ->> 'lastDay')::date - p_today) end
$$;
