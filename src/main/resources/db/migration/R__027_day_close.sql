-- Closes a store's business day when all its shifts are closed; no shift opens on that day afterwards.
--   p_args {"storeId", "businessDay", "note"}
-- Outcomes: CLOSED {"storeId", "businessDay", "shifts", "countedCashFen", "expectedCashFen", "differenceFen"}
--           SHIFTS_OPEN {"openShifts"} · DAY_CLOSED {"businessDay"} (somebody was first) · DAY_NOT_BEGUN · NOT_FOUND
-- Lock order: the store, against shift_open and a second closing.
create or replace function day_close(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_day      date := (p_args ->> 'businessDay')::date;
    v_store    store;
    v_total    record;
    v          jsonb := idempotency_begin(p_call);
begin
    if v is not null then
        return v;
    end if;
    select * into v_store from store
     where merchant_id = v_merchant and id = (p_args ->> 'storeId')::uuid for no key update;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    if v_day > (app_now() at time zone v_store.time_zone)::date then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'DAY_NOT_BEGUN', 'businessDay', v_day));
    end if;
    if exists (select from day_close
                where merchant_id = v_merchant and store_id = v_store.id and business_day = v_day) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'DAY_CLOSED', 'businessDay', v_day));
    end if;
    select count(*)::integer as shifts, count(*) filter (where closed_at is null) as open,
           coalesce(sum(counted_cash_fen - opening_cash_fen), 0)::bigint as counted,
           coalesce(sum(expected_cash_fen - opening_cash_fen), 0)::bigint as expected
      into v_total
      from shift where merchant_id = v_merchant and store_id = v_store.id and business_day = v_day;
    if v_total.open > 0 then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'SHIFTS_OPEN', 'openShifts', v_total.open));
    end if;
    insert into day_close (merchant_id, store_id, business_day, closed_by, shifts, counted_cash_fen,
                           expected_cash_fen, note)
    values (v_merchant, v_store.id, v_day, p_call ->> 'principal', v_total.shifts, v_total.counted,
            v_total.expected, coalesce(p_args ->> 'note', ''));
    v := jsonb_build_object('outcome', 'CLOSED', 'storeId', v_store.id, 'businessDay', v_day,
        'shifts', v_total.shifts, 'countedCashFen', v_total.counted, 'expectedCashFen', v_total.expected,
        'differenceFen', v_total.counted - v_total.expected);
    perform audit_write(v_merchant, p_call ->> 'principal', 'day.closed', 'store:' || v_store.id, v - 'outcome');
    perform outbox_publish(v_merchant, 'DayClosed', 'store:' || v_store.id, v - 'outcome');
    return idempotency_end(p_call, v);
end $$;
