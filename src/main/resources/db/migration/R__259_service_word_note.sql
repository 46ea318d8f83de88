-- A person spoke to one of the merchant's apps; the newest word counts. Answers NOTED.
--   p_args {"memberId", "app": mini_program|official_account}
create or replace function service_word_note(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    insert into service_word (merchant_id, member_id, app, spoke_at)
    values (v_merchant, member_current(v_merchant, (p_args ->> 'memberId')::uuid), p_args ->> 'app',
            app_now())
    on conflict (merchant_id, member_id, app) do update
       set spoke_at = greatest(service_word.spoke_at, excluded.spoke_at);
    return jsonb_build_object('outcome', 'NOTED');
end $$;
