-- Why a card is not given at the counter to somebody who may have one, or null. The sale that brings a card is locked
-- by its own name, so that it brings one.
create or replace function counter_card_refusal(p_merchant integer, p_member uuid, p_paid boolean, p_shift uuid,
                                                p_args jsonb) returns jsonb
    language plpgsql
    as $$
declare
    v_minimum bigint := (p_args ->> 'firstPurchaseFen')::bigint;
    v_sale    uuid := (p_args ->> 'saleId')::uuid;
begin
    if v_minimum > 0 then
        perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'first_purchase', p_merchant, v_sale), 0));
        if exists (select from card_first_purchase f where f.merchant_id = p_merchant and f.sale_id = v_sale)
           or v_sale is null
           or not till_first_purchase(p_merchant, p_member, (p_args ->> 'storeId')::uuid, v_sale, v_minimum) then
            return jsonb_build_object('outcome', 'SALE_NOT_FIT', 'firstPurchaseFen', v_minimum);
        end if;
    end if;
    return case when p_paid and p_shift is null then jsonb_build_object('outcome', 'SHIFT_REQUIRED') end;
end $$;
