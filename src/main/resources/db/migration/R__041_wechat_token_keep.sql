-- Keeps a fetched token and ends the lease. Returns its generation, or null when the lease was lost meanwhile: the
-- token is good all the same, but another replica's is kept.
create or replace function wechat_token_keep(
    p_merchant integer, p_app text, p_holder uuid, p_token text, p_use_for interval) returns bigint
    language plpgsql
    as $$
declare
    v_generation bigint;
begin
    perform set_config('app.merchant', p_merchant::text, true);
    update wechat_token
       set token_sealed = p_token, generation = generation + 1, refresh_at = clock_timestamp() + p_use_for,
           lease_holder = null, lease_until = null
     where merchant_id = p_merchant and app_id = p_app and lease_holder = p_holder
    returning generation into v_generation;
    return v_generation;
end $$;
