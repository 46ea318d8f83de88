-- Claims a pushed message for handling: 'mine', 'handled' (repeat of one that is done), or 'busy' (another replica
-- has it right now; WeChat comes again). A claim that nobody finished falls free after p_lease.
create or replace function wechat_push_receive(p_merchant integer, p_key text, p_lease interval) returns text
    language plpgsql
    as $$
declare
    v_state text;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    insert into wechat_push_event (merchant_id, key, lease_until)
    values (p_merchant, p_key, clock_timestamp() + p_lease)
    on conflict (merchant_id, key) do update
        set deliveries = wechat_push_event.deliveries + 1, lease_until = excluded.lease_until
      where wechat_push_event.state = 'open' and wechat_push_event.lease_until < clock_timestamp();
    if found then
        return 'mine';
    end if;
    select state into v_state from wechat_push_event where merchant_id = p_merchant and key = p_key;
    return case v_state when 'handled' then 'handled' else 'busy' end;
end $$;
