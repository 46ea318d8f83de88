-- Opens the card that an order was paid for. The caller holds the person and the order and has found it ready.
--   p_args {"numbers", "codeNumbers"} fresh ones, because those of the order may be given away by now; or without
create or replace function recharge_card_open(p_order recharge_order, p_args jsonb) returns void
    language plpgsql
    as $$
declare
    v_merchant integer := (p_order).merchant_id;
    v_member   uuid := member_current((p_order).merchant_id, (p_order).member_id);
    v_wanted   jsonb := (p_order).wanted || jsonb_strip_nulls(jsonb_build_object(
        'numbers', p_args -> 'numbers', 'codeNumbers', p_args -> 'codeNumbers'));
begin
    perform card_open(v_merchant, v_member, v_wanted);
    update recharge_order o
       set card_id = (v_wanted ->> 'cardId')::uuid, member_id = v_member,
           store_id = (select c.store_id from card c where c.merchant_id = v_merchant
                          and c.id = (v_wanted ->> 'cardId')::uuid)
     where o.merchant_id = v_merchant and o.id = (p_order).id;
end $$;
