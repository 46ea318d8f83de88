-- Asks staff to do what a step says for a member who may be spoken to; the task is of the member's store. With the step
-- stands why nobody was asked; a step that was nothing else is SUPPRESSED then.
-- The caller holds the member's preferences, so that whoever opts out at this moment is heard before or finds the task.
create or replace function campaign_ask(p_run campaign_run, p_member campaign_audience) returns void
    language plpgsql
    as $$
declare
    v_asks    jsonb := p_run.design #> array['steps', p_member.step::text, 'asks'];
    v_refusal text;
begin
    select message_refusal(p_run.merchant_id, p_member.member_id, 'marketing', p,
                           member_consented_at(p_run.merchant_id, p_member.member_id, 'marketing'))
      into v_refusal
      from message_preference p where p.merchant_id = p_run.merchant_id and p.member_id = p_member.member_id;
    if v_refusal is not null then
        update campaign_step s
           set message = coalesce(s.message, v_refusal),
               outcome = case when s.outcome = 'ASKED' then 'SUPPRESSED' else s.outcome end
         where s.merchant_id = p_run.merchant_id and s.run_id = p_run.id and s.step = p_member.step
           and s.member_id = p_member.member_id;
        return;
    end if;
    insert into staff_task (merchant_id, id, run_id, step, member_id, store_id, words, due_on)
    values (p_run.merchant_id, uuid_v7(), p_run.id, p_member.step, p_member.member_id,
            (select h.store_id from card_holdings(p_run.merchant_id, array[p_member.member_id]) h
              order by h.opened_at, h.card_id limit 1),
            v_asks -> 'words', (app_now() at time zone p_run.time_zone)::date + (v_asks ->> 'withinDays')::integer)
    on conflict on constraint staff_task_step_key do nothing;
end $$;
