-- Whether nothing is left to do in a run: nobody waits, and nobody can join any more. Members of triggers join during the
-- whole month of their run.
create or replace function campaign_through(p_run campaign_run) returns boolean
    language plpgsql stable
    as $$
begin
    return not exists (select from campaign_audience a
                        where a.merchant_id = p_run.merchant_id and a.run_id = p_run.id and a.due_at is not null)
       and (p_run.period !~ '^\d{4}-\d{2}$'
            or p_run.period < to_char(app_now() at time zone p_run.time_zone, 'YYYY-MM'));
end $$;
