-- Two people became one: what p_args "fromMember" allowed and said is "memberId"'s. To be called for each CardsMerged; once
-- more changes nothing. Answers MERGED.
create or replace function delivery_member_merge(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_from     uuid := (p_args ->> 'fromMember')::uuid;
    v_into     uuid;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    v_into := member_current(v_merchant, (p_args ->> 'memberId')::uuid);
    if v_from = v_into then
        return jsonb_build_object('outcome', 'MERGED');
    end if;
    insert into subscribe_credit (merchant_id, member_id, template, credits, asked_at, refused_at)
    select merchant_id, v_into, template, credits, asked_at, refused_at
      from subscribe_credit where merchant_id = v_merchant and member_id = v_from
    on conflict (merchant_id, member_id, template) do update
       set credits = subscribe_credit.credits + excluded.credits;
    delete from subscribe_credit where merchant_id = v_merchant and member_id = v_from;
    insert into service_word (merchant_id, member_id, app, spoke_at)
    select merchant_id, v_into, app, spoke_at from service_word where merchant_id = v_merchant and member_id = v_from
    on conflict (merchant_id, member_id, app) do update
       set spoke_at = greatest(service_word.spoke_at, excluded.spoke_at);
    delete from service_word where merchant_id = v_merchant and member_id = v_from;
    return jsonb_build_object('outcome', 'MERGED');
end $$;
