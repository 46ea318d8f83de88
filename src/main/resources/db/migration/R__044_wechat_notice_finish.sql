-- Called by replicas of the version before while a roll-out lasts; it goes a version later.
-- Marks a notice after its effect is committed ('handled'), or when it is none that we know ('ignored').
create or replace function wechat_notice_finish(p_merchant integer, p_id text, p_state text) returns void
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_merchant::text, true);
    update wechat_notice set state = p_state, finished_at = clock_timestamp()
     where merchant_id = p_merchant and id = p_id and state = 'open';
end $$;
