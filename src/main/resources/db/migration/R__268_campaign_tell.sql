-- Plans the messages of a batch and notes with each member's step what became of its message. A step that had only words,
-- which may not be said, is SUPPRESSED.
create or replace function campaign_tell(p_merchant integer, p_run uuid, p_messages jsonb) returns void
    language plpgsql
    as $$
declare
    v_planned jsonb;
begin
    if p_messages = '[]' then
        return;
    end if;
    v_planned := message_plan(p_merchant, p_messages);
    update campaign_step s
       set message = case p.value ->> 'outcome' when 'SUPPRESSED' then p.value ->> 'reason' else 'PLANNED' end,
           message_id = (p.value ->> 'messageId')::uuid,
           outcome = case when s.outcome = 'SAID' and p.value ->> 'outcome' = 'SUPPRESSED' then 'SUPPRESSED'
                          else s.outcome end
      from jsonb_array_elements(v_planned) as p
     where s.merchant_id = p_merchant and s.run_id = p_run
       and s.step = split_part(p.value ->> 'key', ':', 3)::smallint
       and s.member_id = split_part(p.value ->> 'key', ':', 4)::uuid;
end $$;
