-- Whether the stages of a merchant's day are to be computed and are not all known yet: from three in the morning on,
-- by when the sales of the day before stand in the members' facts.
create or replace function lifecycle_due(p_merchant integer, p_zone text) returns boolean
    language sql stable
    as $$
    select (app_now() at time zone p_zone)::time >= '03:00'
       and not exists (select from lifecycle_run r
                        where r.merchant_id = p_merchant and r.day = (app_now() at time zone p_zone)::date
                          and r.finished_at is not null)
$$;
