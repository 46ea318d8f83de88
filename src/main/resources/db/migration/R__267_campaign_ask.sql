-- Asks staff to do what a step says for a member who agreed to be spoken to; whether it was asked.
create or replace function campaign_ask(p_run campaign_run, p_member campaign_audience) returns boolean
    language plpgsql
    as $$
declare
    v_asks jsonb := p_run.design #> array['steps', p_member.step::text, 'asks'];
begin
    if member_consented_at(p_run.merchant_id, p_member.member_id, 'marketing') is null then
        return false;
    end if;
    insert into staff_task (merchant_id, id, run_id, step, member_id, store_id, words, due_on)
    select p_run.merchant_id, uuid_v7(), p_run.id, p_member.step, p_member.member_id, f.store_id, v_asks -> 'words',
           (app_now() at time zone p_run.time_zone)::date + (v_asks ->> 'withinDays')::integer
      from member_fact f
     where f.merchant_id = p_run.merchant_id and f.member_id = p_member.member_id
    on conflict on constraint staff_task_step_key do nothing;
    return found;
end $$;
