-- Keeps a genuine notice with what came of it: 'handled' and 'ignored' once that is committed, 'open' when it failed
-- and WeChat will repeat it. A repetition counts, and what was finished stays as it is. One statement, one commit.
create or replace function wechat_notice_keep(
    p_merchant integer, p_id text, p_event_type text, p_body_hash text, p_state text) returns void
    language plpgsql
    as $$
begin
    perform set_config('app.merchant', p_merchant::text, true);
    insert into wechat_notice as kept (merchant_id, id, event_type, body_hash, state, finished_at)
    values (p_merchant, p_id, p_event_type, p_body_hash, p_state,
            case when p_state <> 'open' then clock_timestamp() end)
    on conflict (merchant_id, id) do update
       set deliveries = kept.deliveries + 1,
           state = case when kept.state = 'open' then excluded.state else kept.state end,
           finished_at = coalesce(kept.finished_at, excluded.finished_at);
end $$;
