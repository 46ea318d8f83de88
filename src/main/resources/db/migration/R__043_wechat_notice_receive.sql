-- Called by replicas of the version before while a roll-out lasts; it goes a version later.
-- Keeps a genuine payment notice by its id and says whether it still has to be handled: 'open', 'handled', 'ignored'.
-- A notice whose handling did not finish stays open and is handed over again; handling is idempotent.
create or replace function wechat_notice_receive(
    p_merchant integer, p_id text, p_event_type text, p_body_hash text) returns text
    language plpgsql
    as $$
declare
    v_state text;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    insert into wechat_notice (merchant_id, id, event_type, body_hash)
    values (p_merchant, p_id, p_event_type, p_body_hash)
    on conflict (merchant_id, id) do update set deliveries = wechat_notice.deliveries + 1
    returning state into v_state;
    return v_state;
end $$;
