-- Hands out the access token of an app, or the right to fetch a new one, so that one of many replicas asks WeChat.
--   p_holder   who asks; p_refused the generation that WeChat just refused, or null; p_lease how long fetching may take
-- Outcomes: current {"token" (sealed), "generation", "refreshAt"}  use it
--           fetch   {"token" (sealed, the refused one, or null)}   ask WeChat, then wechat_token_keep or _release
--           wait    somebody else is asking: come again
-- Lock order: the token row alone. Real time: leases and WeChat's expiry do not follow business time.
create or replace function wechat_token_claim(
    p_merchant integer, p_app text, p_holder uuid, p_refused bigint, p_lease interval) returns jsonb
    language plpgsql
    as $$
declare
    v_token wechat_token;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    select * into v_token from wechat_token where merchant_id = p_merchant and app_id = p_app;
    if v_token.refresh_at > clock_timestamp() and v_token.generation is distinct from p_refused then
        return jsonb_build_object('outcome', 'current', 'token', v_token.token_sealed,
            'generation', v_token.generation, 'refreshAt', v_token.refresh_at);
    end if;
    insert into wechat_token (merchant_id, app_id) values (p_merchant, p_app) on conflict do nothing;
    update wechat_token set lease_holder = p_holder, lease_until = clock_timestamp() + p_lease
     where merchant_id = p_merchant and app_id = p_app
       and generation is not distinct from coalesce(v_token.generation, 0)
       and (lease_until is null or lease_until < clock_timestamp() or lease_holder = p_holder)
    returning * into v_token;
    if not found then
        return jsonb_build_object('outcome', 'wait');
    end if;
    return jsonb_build_object('outcome', 'fetch',
        'token', case when v_token.generation = p_refused then v_token.token_sealed end);
end $$;
