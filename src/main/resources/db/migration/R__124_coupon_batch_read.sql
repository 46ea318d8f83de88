-- Lets the codes of a batch from p_args "from" on be read, and never again those before: a page may be asked for again
-- until the next one is, or until the day after the batch was made.
--   p_args {"batchId", "from", "limit"}
-- Outcomes: READ {"from", "until" (itself not), "pieces"} · NOT_FOUND · COUPON_CODES_READ {"from" (the first that can be)}
-- Each reading is in the audit trail.
create or replace function coupon_batch_read(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_from     integer := (p_args ->> 'from')::integer;
    v_batch    coupon_batch;
begin
    perform set_config('app.merchant', v_merchant::text, true);
    update coupon_batch set read_from = v_from
     where merchant_id = v_merchant and id = (p_args ->> 'batchId')::uuid
       and v_from between read_from and pieces and made_at > app_now() - interval '1 day'
    returning * into v_batch;
    if not found then
        select * into v_batch from coupon_batch where merchant_id = v_merchant and id = (p_args ->> 'batchId')::uuid;
        return case when found then jsonb_build_object('outcome', 'COUPON_CODES_READ', 'from', v_batch.read_from)
                    else jsonb_build_object('outcome', 'NOT_FOUND') end;
    end if;
    perform audit_write(v_merchant, p_call ->> 'principal', 'coupon.codes_read', 'coupon_batch:' || v_batch.id,
                        jsonb_build_object('from', v_from));
    return jsonb_build_object('outcome', 'READ', 'from', v_from, 'pieces', v_batch.pieces,
                              'until', least(v_batch.pieces, v_from + (p_args ->> 'limit')::integer));
end $$;
