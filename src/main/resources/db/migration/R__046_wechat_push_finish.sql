-- Ends a claim: handled, or free again for WeChat's next attempt.
create or replace function wechat_push_finish(p_merchant integer, p_key text, p_handled boolean) returns void
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_merchant::text, true);
    update wechat_push_event
       set state = case when p_handled then 'handled' else 'open' end, lease_until = clock_timestamp()
     where merchant_id = p_merchant and key = p_key and state = 'open';
end $$;
