-- Makes a batch of codes, in one commit: idempotency row, stock, batch, the codes' hashes, audit.
--   p_args {"batchId", "terms" (the template), "programmeVersion", "noticeDays", "label", "hashes": [text], "approvalId"?,
--           "operationKey" (of whoever asked first: approved twice, it is made once)}
-- Outcomes: BATCH_MADE {"batchId", "pieces"} · COUPON_SOLD_OUT {"stock"} (so many are not left) · COUPON_TEMPLATE_OVER
--           OPERATION_KNOWN {"id"}
-- The stock is taken here: whoever finds a printed code later gets his piece.
-- Lock order: idempotency, stock.
create or replace function coupon_batch_make(p_call jsonb, p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_merchant integer := (p_call ->> 'merchant')::integer;
    v_batch    uuid := (p_args ->> 'batchId')::uuid;
    v_template text := p_args #>> '{terms,code}';
    v_stock    bigint := (p_args #>> '{terms,stock}')::bigint;
    v_pieces   integer := jsonb_array_length(p_args -> 'hashes');
    v_key      text := p_args ->> 'operationKey';
    v_known    uuid;
    v_outcome  jsonb := idempotency_begin(p_call);
begin
    if v_outcome is not null then
        return v_outcome;
    end if;
    select id into v_known from coupon_batch where merchant_id = v_merchant and operation_key = v_key;
    if found then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'OPERATION_KNOWN', 'id', v_known));
    end if;
    if coupon_over(v_merchant, p_args -> 'terms') then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_TEMPLATE_OVER'));
    end if;
    if not coupon_take_stock(v_merchant, v_template, 'ever', v_pieces, v_stock) then
        return idempotency_end(p_call, jsonb_build_object('outcome', 'COUPON_SOLD_OUT', 'stock', v_stock));
    end if;
    insert into coupon_batch (merchant_id, id, template, programme_version, terms, notice_days, label, pieces,
                              operation_key, approval_id, made_by, made_at)
    values (v_merchant, v_batch, v_template, (p_args ->> 'programmeVersion')::integer, p_args -> 'terms',
            (p_args ->> 'noticeDays')::integer, p_args ->> 'label', v_pieces, v_key, (p_args ->> 'approvalId')::uuid,
            p_call ->> 'principal', app_now());
    insert into coupon_code (merchant_id, code_hash, batch_id, serial)
    select v_merchant, h.hash, v_batch, h.serial - 1
      from jsonb_array_elements_text(p_args -> 'hashes') with ordinality as h (hash, serial);
    perform audit_write(v_merchant, p_call ->> 'principal', 'coupon.batch_made', 'coupon_batch:' || v_batch,
        jsonb_build_object('template', v_template, 'pieces', v_pieces, 'label', p_args -> 'label',
                           'approvalId', p_args -> 'approvalId'));
    return idempotency_end(p_call, jsonb_build_object('outcome', 'BATCH_MADE', 'batchId', v_batch, 'pieces', v_pieces));
end $$;
