-- Publishes what a sale means to others: SaleRecorded for every sale, CardCharged when stored value left a card.
-- Events of one card keep their order, because the caller holds the card's account rows.
create or replace function till_tell_sale(p_merchant integer, p_sale uuid) returns void
    language plpgsql
    as $$
declare
    v_sale      sale;
    v_aggregate text;
    v_payload   jsonb;
begin
    select * into v_sale from sale where merchant_id = p_merchant and id = p_sale;
    v_aggregate := case when v_sale.card_id is null then 'sale:' || p_sale else 'card:' || v_sale.card_id end;
    v_payload := jsonb_build_object('saleId', p_sale, 'cardId', v_sale.card_id, 'memberId', v_sale.member_id,
        'storeId', v_sale.store_id, 'totalFen', v_sale.total_fen, 'walletFen', v_sale.wallet_fen,
        'principalFen', v_sale.principal_fen, 'bonusFen', v_sale.bonus_fen, 'businessDay', v_sale.business_day,
        'soldAt', v_sale.sold_at, 'programmeVersion', v_sale.programme_version,
        'listFen', coalesce(v_sale.list_fen, v_sale.total_fen), 'pointsEarned', v_sale.points_earned);
    perform outbox_publish(p_merchant, 'SaleRecorded', v_aggregate, v_payload);
    if v_sale.wallet_fen > 0 then
        perform outbox_publish(p_merchant, 'CardCharged', v_aggregate, v_payload);
    end if;
end $$;
