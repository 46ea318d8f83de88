-- Opens a cashier's shift at a store with the cash that is in the drawer.
--   p_args {"shiftId", "storeId", "staffId", "terminalId"?, "openingCashFen"}
-- Outcomes: OPENED {"shiftId", "businessDay"} · SHIFT_ALREADY_OPEN {"shiftId"} (the person's, or the terminal's)
--           DAY_CLOSED {"businessDay"} (the store's day was closed already) · STORE_CLOSED · NOT_FOUND
-- Lock order: the store (shared, against day_close), then nothing.
create or replace function shift_open(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_shift    uuid := (p_args ->> 'shiftId')::uuid;
    v_staff    uuid := (p_args ->> 'staffId')::uuid;
    v_terminal uuid := (p_args ->> 'terminalId')::uuid;
    v_store    store;
    v_day      date;
    v_open     uuid;
    v          jsonb := idempotency_begin(p_call);
begin
    if v is not null then
        return v;
    end if;
    select * into v_store from store
     where merchant_id = v_merchant and id = (p_args ->> 'storeId')::uuid for share;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    if v_store.status <> 'open' then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'STORE_CLOSED'));
    end if;
    v_day := (app_now() at time zone v_store.time_zone)::date;
    if exists (select from day_close
                where merchant_id = v_merchant and store_id = v_store.id and business_day = v_day) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'DAY_CLOSED', 'businessDay', v_day));
    end if;
    insert into shift (merchant_id, id, store_id, business_day, terminal_id, staff_id, opening_cash_fen)
    values (v_merchant, v_shift, v_store.id, v_day, v_terminal, v_staff, (p_args ->> 'openingCashFen')::bigint)
    on conflict do nothing;
    if not found then
        select id into v_open from shift
         where merchant_id = v_merchant and closed_at is null and (staff_id = v_staff or terminal_id = v_terminal)
         order by id limit 1;
        return idempotency_end(p_call, jsonb_build_object('outcome', 'SHIFT_ALREADY_OPEN', 'shiftId', v_open));
    end if;
    perform audit_write(v_merchant, p_call ->> 'principal', 'shift.opened', 'shift:' || v_shift,
                        jsonb_build_object('storeId', v_store.id, 'openingCashFen', p_args -> 'openingCashFen'));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'OPENED', 'shiftId', v_shift, 'businessDay', v_day));
end $$;
