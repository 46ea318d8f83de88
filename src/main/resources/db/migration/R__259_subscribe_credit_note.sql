-- Notes what a person answered to subscribe dialogs, as the phone (p_args "by" = 'phone') or WeChat ('wechat') tells it;
-- one accept is one credit, whoever tells first: within ten minutes each side's word meets the other's.
--   p_args {"memberId", "by", "results": [{"template", "result": accept|reject|ban|filter|withdrawn}]}
-- reject leaves what was accepted before; ban and withdrawn end it. Answers NOTED. Lock order: templates.
create or replace function subscribe_credit_note(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid;
    v_phone    boolean := p_args ->> 'by' = 'phone';
    v_result   record;
    v_credit   subscribe_credit;
    v_met      boolean;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_member := member_current(v_merchant, (p_args ->> 'memberId')::uuid);
    for v_result in
        select * from jsonb_to_recordset(p_args -> 'results') as r (template text, result text) order by template
    loop
        insert into subscribe_credit (merchant_id, member_id, template) values (v_merchant, v_member, v_result.template)
        on conflict do nothing;
        select * into v_credit from subscribe_credit
         where merchant_id = v_merchant and member_id = v_member and template = v_result.template for update;
        if v_result.result = 'accept' then
            v_met := case when v_phone then v_credit.told > 0 and v_credit.told_at > now() - interval '10 minutes'
                          else v_credit.hinted > 0 and v_credit.hinted_at > now() - interval '10 minutes' end;
            update subscribe_credit
               set credits = credits + case when v_met then 0 else 1 end,
                   told = case when v_phone then case when v_met then told - 1 else told end
                               when v_met then told
                               when told_at > now() - interval '10 minutes' then told + 1 else 1 end,
                   hinted = case when not v_phone then case when v_met then hinted - 1 else hinted end
                                 when v_met then hinted
                                 when hinted_at > now() - interval '10 minutes' then hinted + 1 else 1 end,
                   told_at = case when v_phone then told_at else now() end,
                   hinted_at = case when v_phone then now() else hinted_at end,
                   asked_at = app_now(), refused_at = null
             where merchant_id = v_merchant and member_id = v_member and template = v_result.template;
        elsif v_result.result <> 'filter' then
            update subscribe_credit
               set credits = case when v_result.result = 'reject' then credits else 0 end,
                   asked_at = app_now(), refused_at = app_now()
             where merchant_id = v_merchant and member_id = v_member and template = v_result.template;
        end if;
    end loop;
    return jsonb_build_object('outcome', 'NOTED');
end $$;
