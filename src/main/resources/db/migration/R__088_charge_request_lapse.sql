-- Marks charge requests that ran out unanswered, at most p_limit, oldest first; the number of them. A request that is
-- being decided at this moment is left to that decision.
create or replace function charge_request_lapse(p_limit integer) returns integer
    language plpgsql
    as $$
declare
    v_lapsed integer;
begin
    update charge_request r set state = 'lapsed', decided_at = app_now(), decided_by = 'system'
      from (select merchant_id, id from charge_request
             where state = 'pending' and lapses_at <= app_now()
             order by lapses_at limit p_limit for update skip locked) due
     where r.merchant_id = due.merchant_id and r.id = due.id;
    get diagnostics v_lapsed = row_count;
    return v_lapsed;
end $$;
