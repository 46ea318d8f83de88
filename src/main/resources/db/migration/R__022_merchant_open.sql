-- Creates a merchant that works at once: the row, its first programme and the trail's first entry in one commit.
--   OPENED              {"merchantId"}
--   MERCHANT_CODE_TAKEN nothing written; also for the loser of two at once
create or replace function merchant_open(p_code text, p_name text, p_document jsonb, p_actor text) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer;
begin
    insert into merchant (code, name) values (p_code, p_name)
    on conflict (code) do nothing
    returning id into v_merchant;
    if not found then
        return jsonb_build_object('outcome', 'MERCHANT_CODE_TAKEN');
    end if;
    perform set_config('app.merchant', v_merchant::text, true);
    perform programme_open(v_merchant, p_document, p_actor);
    perform audit_write(v_merchant, p_actor, 'merchant.opened', 'merchant:' || v_merchant,
                        jsonb_build_object('code', p_code));
    return jsonb_build_object('outcome', 'OPENED', 'merchantId', v_merchant);
end $$;
