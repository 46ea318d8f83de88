-- Who a verified token is at a merchant, and what they may. The token names issuer, subject and merchant code; all
-- else comes from our tables, read anew each time, so that a suspension or revocation holds at once.
--   {"merchant", "kind": "staff" | "terminal", "id", "name", "role", "allStores", "stores", "chargeLimitFen",
--    "phoneIndex"}
--   {"refusal": "UNKNOWN" | "MERCHANT_SUSPENDED" | "STAFF_SUSPENDED" | "TERMINAL_REVOKED"}
-- Sets the merchant only after its identity row is found: row-level security shuts the rest until then.
create or replace function staff_sign_in(p_issuer text, p_subject text, p_merchant_code text) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant merchant;
    v_identity staff_identity;
    v_staff    staff;
    v_terminal terminal;
begin
    select * into v_merchant from merchant where code = p_merchant_code;
    select * into v_identity from staff_identity
     where issuer = p_issuer and subject = p_subject and merchant_id = v_merchant.id;
    if not found then
        return '{"refusal": "UNKNOWN"}';
    end if;
    if v_merchant.status <> 'active' then
        return '{"refusal": "MERCHANT_SUSPENDED"}';
    end if;
    perform set_config('app.merchant', v_merchant.id::text, true);
    if v_identity.terminal_id is not null then
        select * into v_terminal from terminal where merchant_id = v_merchant.id and id = v_identity.terminal_id;
        if v_terminal.status <> 'active' then
            return '{"refusal": "TERMINAL_REVOKED"}';
        end if;
        return jsonb_build_object('merchant', v_merchant.id, 'kind', 'terminal', 'id', v_terminal.id,
            'name', v_terminal.name, 'role', 'terminal', 'allStores', false,
            'stores', jsonb_build_array(v_terminal.store_id), 'chargeLimitFen', v_terminal.charge_limit_fen);
    end if;
    select * into v_staff from staff where merchant_id = v_merchant.id and id = v_identity.staff_id;
    if v_staff.status <> 'active' then
        return '{"refusal": "STAFF_SUSPENDED"}';
    end if;
    return jsonb_build_object('merchant', v_merchant.id, 'kind', 'staff', 'id', v_staff.id, 'name', v_staff.name,
        'role', v_staff.role, 'allStores', v_staff.all_stores, 'phoneIndex', v_staff.phone_index,
        'stores', coalesce((select jsonb_agg(store_id) from staff_store
                             where merchant_id = v_merchant.id and staff_id = v_staff.id), '[]'));
end $$;
