-- Publishes a refund: SaleRefunded always, CardOverCap when it lifted a card above its cap, RefundInSuspense when the
-- card was closed and somebody must pay out by hand. p_refund: the figures as till_give answers them.
create or replace function till_tell_refund(p_sale sale, p_refund jsonb) returns void
    language plpgsql
    as $$
declare
    v_aggregate text := case when p_sale.card_id is null then 'sale:' || p_sale.id
        else 'card:' || coalesce(p_refund ->> 'cardId', p_sale.card_id::text) end;
    v_payload   jsonb := p_refund || jsonb_build_object('memberId', p_sale.member_id, 'storeId', p_sale.store_id,
        'soldDay', p_sale.business_day, 'saleTotalFen', p_sale.total_fen,
        'saleProgrammeVersion', p_sale.programme_version);
begin
    perform outbox_publish(p_sale.merchant_id, 'SaleRefunded', v_aggregate, v_payload);
    if (p_refund ->> 'overCapFen')::bigint > 0 then
        perform outbox_publish(p_sale.merchant_id, 'CardOverCap', v_aggregate, v_payload);
    end if;
    if p_refund ->> 'state' = 'in_suspense' then
        perform outbox_publish(p_sale.merchant_id, 'RefundInSuspense', v_aggregate, v_payload);
    end if;
end $$;
