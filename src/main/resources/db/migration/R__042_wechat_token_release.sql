-- Gives the lease back after a fetch that failed, so that the next one need not wait for its end.
create or replace function wechat_token_release(p_merchant integer, p_app text, p_holder uuid) returns void
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_merchant::text, true);
    update wechat_token set lease_holder = null, lease_until = null
     where merchant_id = p_merchant and app_id = p_app and lease_holder = p_holder;
end $$;
