-- Shares a refund out over the tenders of its sale, "back the way it came": [{"line", "kind", "amountFen"}].
--   p_wanted  [{"kind", "amountFen"}] as the cashier said; null: the wallet first, then the others as they were tendered
-- Answers {"tenders"} or a refusal: TENDERS_DO_NOT_ADD_UP {"totalFen", "tendersFen"}, REFUND_EXCEEDS_TENDER {"kind",
-- "refundableFen"}. The caller holds the sale's lock.
create or replace function till_allocate(p_sale sale, p_amount bigint, p_wanted jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_tender  record;
    v_left    bigint := p_amount;
    v_wanted  jsonb := coalesce(nullif(p_wanted, 'null'), '[]');
    v_free    boolean := jsonb_array_length(coalesce(nullif(p_wanted, 'null'), '[]')) = 0;
    v_kind    record;
    v_part    bigint;
    v_tenders jsonb := '[]';
begin
    if not v_free and till_tendered(v_wanted, null) <> p_amount then
        return jsonb_build_object('outcome', 'TENDERS_DO_NOT_ADD_UP', 'totalFen', p_amount,
                                  'tendersFen', till_tendered(v_wanted, null));
    end if;
    for v_kind in
        select w.kind, w.wanted, coalesce(sum(t.amount_fen - t.refunded_fen), 0)::bigint as refundable
          from (select k.kind, till_tendered(v_wanted, k.kind) as wanted
                  from unnest(array['wallet', 'cash', 'bank_card', 'wechat', 'other']) as k (kind)) w
               left join sale_tender t on t.merchant_id = p_sale.merchant_id and t.business_month = p_sale.business_month
                                       and t.sale_id = p_sale.id and t.kind = w.kind
         group by w.kind, w.wanted
    loop
        if v_kind.wanted > v_kind.refundable then
            return jsonb_build_object('outcome', 'REFUND_EXCEEDS_TENDER', 'kind', v_kind.kind,
                                      'refundableFen', v_kind.refundable);
        end if;
    end loop;
    for v_tender in
        select t.line, t.kind, t.amount_fen - t.refunded_fen as refundable,
               sum(t.amount_fen - t.refunded_fen) over (partition by t.kind order by t.line) as up_to
          from sale_tender t where t.merchant_id = p_sale.merchant_id
           and t.business_month = p_sale.business_month and t.sale_id = p_sale.id
         order by t.kind <> 'wallet', t.line
    loop
        v_part := case when v_free then least(v_left, v_tender.refundable)
            else greatest(0, least(v_tender.refundable, till_tendered(v_wanted, v_tender.kind)
                                   - (v_tender.up_to - v_tender.refundable))) end;
        if v_part > 0 then
            v_tenders := v_tenders
                || jsonb_build_object('line', v_tender.line, 'kind', v_tender.kind, 'amountFen', v_part);
            v_left := v_left - v_part;
        end if;
    end loop;
    return jsonb_build_object('tenders', v_tenders);
end $$;
