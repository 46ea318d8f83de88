-- Closes a shift: what was counted in the drawer against what the ledger says must be there. The difference is
-- recorded, never hidden; it moves no value.
--   p_args {"shiftId", "countedCashFen", "note"}
-- Outcomes: CLOSED {"shiftId", "openingCashFen", "countedCashFen", "expectedCashFen", "differenceFen"}
--           SHIFT_CLOSED {"shiftId"} (somebody was first) · NOT_FOUND
-- Expected cash = opening cash - sum of the counter-account 'cash' for this shift: cash that comes in stands there
-- as a negative amount. The lock waits for postings under way (shift_require_open); later ones are refused.
create or replace function shift_close(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_counted  bigint := (p_args ->> 'countedCashFen')::bigint;
    v_expected bigint;
    v_shift    shift;
    v          jsonb := idempotency_begin(p_call);
begin
    if v is not null then
        return v;
    end if;
    select * into v_shift from shift
     where merchant_id = v_merchant and id = (p_args ->> 'shiftId')::uuid for update;
    if not found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'NOT_FOUND'));
    end if;
    if v_shift.closed_at is not null then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'SHIFT_CLOSED', 'shiftId', v_shift.id));
    end if;
    v_expected := v_shift.opening_cash_fen - ledger_counter_total(v_merchant, 'cash', v_shift.id::text);
    update shift set closed_at = app_now(), closed_by = p_call ->> 'principal', counted_cash_fen = v_counted,
                     expected_cash_fen = v_expected, note = coalesce(p_args ->> 'note', '')
     where merchant_id = v_merchant and id = v_shift.id;
    v := jsonb_build_object('outcome', 'CLOSED', 'shiftId', v_shift.id, 'storeId', v_shift.store_id,
        'openingCashFen', v_shift.opening_cash_fen, 'countedCashFen', v_counted, 'expectedCashFen', v_expected,
        'differenceFen', v_counted - v_expected);
    perform audit_write(v_merchant, p_call ->> 'principal', 'shift.closed', 'shift:' || v_shift.id, v - 'outcome');
    perform outbox_publish(v_merchant, 'ShiftClosed', 'shift:' || v_shift.id, v - 'outcome');
    return idempotency_end(p_call, v);
end $$;
