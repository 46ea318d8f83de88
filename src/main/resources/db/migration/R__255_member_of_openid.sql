-- Who has an openid in one of the merchant's apps. Answers FOUND with memberId and app, or UNKNOWN.
--   p_args {"openidIndex"}
create or replace function member_of_openid(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_member   uuid;
    v_app      text;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    select i.member_id, i.app into v_member, v_app
      from member_identity i
     where i.merchant_id = v_merchant and i.app in ('mini_program', 'official_account')
       and i.openid_index = p_args ->> 'openidIndex';
    return jsonb_strip_nulls(jsonb_build_object(
        'outcome', case when v_member is null then 'UNKNOWN' else 'FOUND' end, 'memberId', v_member,
        'app', v_app));
end $$;
